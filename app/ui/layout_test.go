package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

// box is an object of that least size.
func box(width, height float32) fyne.CanvasObject { return sized(width, height) }

func at4(o fyne.CanvasObject) [4]float32 {
	return [4]float32{o.Position().X, o.Position().Y, o.Size().Width, o.Size().Height}
}

func TestAStackIsAsHighAsWhatIsVisibleInIt(t *testing.T) {
	a, hidden, b := box(10, 20), box(10, 100), box(30, 5)
	hidden.Hide()
	s := stack(4, a, hidden, b)
	if got := heightFor(s, 200); got != 29 {
		t.Errorf("it is %v high, want 20 + 4 + 5", got)
	}
	s.Resize(fyne.NewSize(200, 29))
	if got, want := at4(b), [4]float32{0, 24, 200, 5}; got != want {
		t.Errorf("the second lies at %v, want %v", got, want)
	}
	if got := s.MinSize(); got != fyne.NewSize(30, 29) {
		t.Errorf("it asks for %v", got)
	}
}

func TestARowGivesTheRestToTheOneThatGrows(t *testing.T) {
	a, b, c := box(10, 20), box(30, 10), box(40, 10)
	for name, test := range map[string]struct {
		row  *fyne.Container
		want [3][4]float32
	}{
		"the middle grows": {line(5, 1, a, b, c), [3][4]float32{{0, 0, 10, 20}, {15, 5, 140, 10}, {160, 5, 40, 10}}},
		"the last grows":   {line(5, 2, a, b, c), [3][4]float32{{0, 0, 10, 20}, {15, 5, 30, 10}, {50, 5, 150, 10}}},
		"none grows":       {line(5, -1, a, b, c), [3][4]float32{{0, 0, 10, 20}, {15, 5, 30, 10}, {50, 5, 40, 10}}},
		"at the top":       {lineAtTop(5, 1, a, b, c), [3][4]float32{{0, 0, 10, 20}, {15, 0, 140, 10}, {160, 0, 40, 10}}},
	} {
		test.row.Resize(fyne.NewSize(0, 0))
		test.row.Resize(fyne.NewSize(200, 20))
		for i, o := range test.row.Objects {
			if got := at4(o); got != test.want[i] {
				t.Errorf("%s: object %d lies at %v, want %v", name, i, got, test.want[i])
			}
		}
		if got := test.row.MinSize(); got != fyne.NewSize(90, 20) {
			t.Errorf("%s: it asks for %v, want 10 + 5 + 30 + 5 + 40", name, got)
		}
	}
}

func TestHeightFollowsFromWidthThroughEveryContainer(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(compact{state.Light})
	text := func() fyne.CanvasObject { return newProse("one two three four five six seven eight nine ten", body) }
	alone := heightFor(text(), 100)
	for name, c := range map[string]struct {
		object fyne.CanvasObject
		width  float32
		more   float32
	}{
		"inset":     {padded(inset{3, 10, 4, 20}, text()), 130, 7},
		"row":       {line(5, 1, box(20, 2), text()), 125, 0},
		"stack":     {stack(2, box(5, 6), text()), 100, 8},
		"quotation": {&fyne.Container{Layout: quotation{}, Objects: []fyne.CanvasObject{box(2, 2), text()}}, 100 + quotationInset, 0},
		"keyed":     {&fyne.Container{Layout: keyed{}, Objects: []fyne.CanvasObject{newProse("Key", caption), text()}}, 100 + keyWidth, 0},
		"barred":    {&fyne.Container{Layout: barred{}, Objects: []fyne.CanvasObject{text(), box(3, 3)}}, 100, 0},
		"wrapped":   {&fyne.Container{Layout: wrapped{100}, Objects: []fyne.CanvasObject{text()}}, 100, 0},
		"press":     {newPress(&keyboard{}, text(), nil), 100, 0},
	} {
		if got := heightFor(c.object, c.width); got != alone+c.more {
			t.Errorf("%s: %v px high, want %v + %v", name, got, alone, c.more)
		}
	}
}

func TestAFlowGoesOnBelow(t *testing.T) {
	a, b, c := box(40, 10), box(40, 12), box(40, 10)
	f := &fyne.Container{Layout: flow{10}, Objects: []fyne.CanvasObject{a, b, c}}
	if got := heightFor(f, 140); got != 12 {
		t.Errorf("side by side it is %v high", got)
	}
	if got := heightFor(f, 100); got != 22 {
		t.Errorf("in two lines it is %v high, want 12 + 10", got)
	}
	f.Resize(fyne.NewSize(100, 22))
	if got, want := at4(c), [4]float32{0, 12, 40, 10}; got != want {
		t.Errorf("the third lies at %v, want %v", got, want)
	}
}
