package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
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
	r := test.WidgetRenderer(s).(*segmentsRenderer)
	for _, box := range r.boxes {
		if box.fill == shownColor(name) {
			n++
		}
	}
	for _, o := range r.Objects() {
		if bar, ok := o.(*canvas.Rectangle); ok && bar.FillColor == shownColor(name) {
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
	var chosen, second string
	opened := 0
	s := proposalSwitch(t, &chosen)
	s.onList, s.onSecond, s.last = func() { opened++ }, func(id string) { second = id }, 90
	choices := []state.Choice{{ID: "a", Label: "A"}, {ID: "b", Label: "B", On: true}, {ID: "c", Label: "C"}, {ID: "d", Label: "A title that is longer than the part"}}
	s.showPinned(choices, 2, "2 more")
	if len(s.parts) != 3 || s.parts[2].Label != "2 more" || s.digit(2) != "" {
		t.Fatalf("the parts are %+v", s.parts)
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if chosen != "c" {
		t.Errorf("the arrow goes on to %q, want the first behind the last part", chosen)
	}
	width := s.MinSize().Width
	choices[1].On, choices[3].On = false, true
	s.showPinned(choices, 2, "2 more")
	if s.parts[2].ID != "d" || !s.parts[2].On || s.MinSize().Width != width {
		t.Errorf("with the fourth on the map the last part is %+v, and the switch %v px wide, before %v", s.parts[2], s.MinSize().Width, width)
	}
	chosen = ""
	s.Resize(s.MinSize())
	test.TapAt(s, fyne.NewPos(s.Size().Width-2, 14))
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if chosen != "" || opened != 2 {
		t.Errorf("a tap on the last part and Enter open the list %d times and choose %q", opened, chosen)
	}
	s.MouseDown(&desktop.MouseEvent{Modifier: fyne.KeyModifierShift})
	test.TapAt(s, fyne.NewPos(2, 14))
	if chosen != "" || second != "a" {
		t.Errorf("with Shift a tap chooses %q, and %q to compare with", chosen, second)
	}
}

// Of two that stand behind the last part it names the one on the map.
func TestTheLastPartNamesWhatIsOnTheMapBeforeWhatItIsComparedWith(t *testing.T) {
	for _, c := range []struct{ on, second int }{{2, 3}, {3, 2}} {
		choices := []state.Choice{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}}
		choices[c.on].On, choices[c.second].Second = true, true
		s := &segments{}
		s.showPinned(choices, 2, "2 more")
		if got := s.parts[2]; got.ID != choices[c.on].ID || !got.On {
			t.Errorf("with %s on the map the last part is %+v", choices[c.on].ID, got)
		}
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
