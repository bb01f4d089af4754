package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

// proposalSwitch is a switch of three proposals that remembers what was chosen.
func proposalSwitch(t *testing.T, chosen *string) *segments {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(compact{state.Light})
	s := newSegments(&keyboard{&Window{}}, true, func(id string) { *chosen = id })
	s.show([]state.Choice{{ID: "us", Label: "US draft", On: true}, {ID: "eu", Label: "European–Ukrainian text"}, {ID: "other", Label: "Other"}})
	window := test.NewTempWindow(t, s)
	window.SetPadded(false)
	window.Resize(s.MinSize())
	return s
}

func TestATapChoosesThePartUnderIt(t *testing.T) {
	var chosen string
	s := proposalSwitch(t, &chosen)
	x := float32(0)
	for i, want := range []string{"us", "eu", "other"} {
		test.TapAt(s, fyne.NewPos(x+1, 14))
		if chosen != want {
			t.Errorf("a tap at the left edge of part %d chose %q, want %q", i, chosen, want)
		}
		x += s.width(i)
		chosen = ""
		test.TapAt(s, fyne.NewPos(x-1, 14))
		if chosen != want {
			t.Errorf("a tap at the right edge of part %d chose %q, want %q", i, chosen, want)
		}
	}
	chosen = ""
	test.TapAt(s, fyne.NewPos(x+1, 14))
	if chosen != "" {
		t.Errorf("a tap beside the switch chose %q", chosen)
	}
}

func TestArrowsMoveInTheSwitchAndStopAtItsEnds(t *testing.T) {
	var chosen string
	s := proposalSwitch(t, &chosen)
	for _, c := range []struct {
		on   int
		key  fyne.KeyName
		want string
	}{
		{0, fyne.KeyRight, "eu"}, {0, fyne.KeyLeft, ""}, {1, fyne.KeyLeft, "us"}, {1, fyne.KeyRight, "other"}, {2, fyne.KeyRight, ""},
	} {
		for i := range s.parts {
			s.parts[i].On = i == c.on
		}
		chosen = ""
		s.TypedKey(&fyne.KeyEvent{Name: c.key})
		if chosen != c.want {
			t.Errorf("%s from part %d chose %q, want %q", c.key, c.on, chosen, c.want)
		}
	}
}

// fills counts the boxes of a switch in a colour.
func fills(s *segments, name fyne.ThemeColorName) int {
	n := 0
	for _, o := range test.WidgetRenderer(s).Objects() {
		if box, ok := o.(*canvas.Rectangle); ok && box.FillColor == shownColor(name) {
			n++
		}
	}
	return n
}

func TestThePartThatIsOnIsFilledAndInAComparisonBothAreMarked(t *testing.T) {
	var chosen string
	s := proposalSwitch(t, &chosen)
	if fills(s, "primary") != 1 || fills(s, "selection") != 0 {
		t.Errorf("one proposal: %d parts filled, %d marked", fills(s, "primary"), fills(s, "selection"))
	}
	parts := append([]state.Choice(nil), s.parts...)
	parts[1].Second = true
	s.show(parts)
	if fills(s, "selection") != 2 {
		t.Errorf("compared: %d parts marked, want 2", fills(s, "selection"))
	}
	if fills(s, "primary") != 2 {
		t.Errorf("compared: %d bars, want one below each of the two", fills(s, "primary"))
	}
}

func TestFurtherProposalsStandBehindTheLastPart(t *testing.T) {
	var chosen string
	s := proposalSwitch(t, &chosen)
	choices := []state.Choice{{ID: "a", Label: "A"}, {ID: "b", Label: "B", On: true}, {ID: "c", Label: "C"}, {ID: "d", Label: "D"}}
	s.showPinned(choices, 2, "2 more…")
	if len(s.parts) != 3 || s.parts[2].Label != "2 more…" || s.digit(2) != "" {
		t.Fatalf("the parts are %+v", s.parts)
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if chosen != "c" {
		t.Errorf("the arrow goes on to %q, want the first behind the last part", chosen)
	}
	choices[1].On, choices[3].On = false, true
	s.showPinned(choices, 2, "2 more…")
	if s.parts[2].Label != "D" || !s.parts[2].On {
		t.Errorf("with the fourth on the map the last part is %+v", s.parts[2])
	}
	chosen = ""
	window := fyne.CurrentApp().Driver().AllWindows()
	canvas := window[len(window)-1].Canvas()
	s.Resize(s.MinSize())
	test.TapAt(s, fyne.NewPos(s.Size().Width-2, 14))
	if chosen != "" || canvas.Overlays().Top() == nil {
		t.Fatalf("the last part chooses %q instead of opening a menu", chosen)
	}
	var items []fyne.Tappable
	walk(canvas.Overlays().Top(), func(o fyne.CanvasObject) {
		if item, ok := o.(fyne.Tappable); ok && o.Size().Height < 60 {
			items = append(items, item)
		}
	})
	var offered []string
	for _, item := range items {
		chosen = ""
		if item.Tapped(&fyne.PointEvent{}); chosen != "" {
			offered = append(offered, chosen)
		}
	}
	if !slices.Equal(offered, []string{"c", "d"}) {
		t.Errorf("the menu offers %q", offered)
	}
}

func TestOnlyTheFirstNineProposalsHaveADigit(t *testing.T) {
	s := &segments{digits: true}
	for part, want := range map[int]string{0: "1", 8: "9", 9: "", 12: ""} {
		if got := s.digit(part); got != want {
			t.Errorf("part %d has the digit %q, want %q", part, got, want)
		}
	}
	if got := (&segments{}).digit(0); got != "" {
		t.Errorf("a switch without digits shows %q", got)
	}
}

func TestFocusIsSeen(t *testing.T) {
	var chosen string
	s := proposalSwitch(t, &chosen)
	before := len(test.WidgetRenderer(s).Objects())
	s.FocusGained()
	if got := len(test.WidgetRenderer(s).Objects()); got != before+1 {
		t.Errorf("with the focus it has %d objects, want a ring more than %d", got, before)
	}
	s.FocusLost()
	if got := len(test.WidgetRenderer(s).Objects()); got != before {
		t.Errorf("without the focus it has %d objects, want %d", got, before)
	}
}
