package ui

import (
	"math"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

// onTimeline is a window with its timeline open.
func onTimeline(t *testing.T, width, height float32) (*Window, *timeline) {
	t.Helper()
	w, _ := opened(t, width, height)
	w.store.ShowTab(state.TimelineTab)
	return w, w.table.along
}

// timelineTexts is the words that the timeline shows.
func timelineTexts(l *timeline) (texts []*canvas.Text) {
	for _, o := range test.WidgetRenderer(l).Objects() {
		if text, ok := o.(*canvas.Text); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

// tapMoment clicks on a mark.
func tapMoment(t *testing.T, l *timeline, moment int) {
	t.Helper()
	marks := l.marks()
	i := slices.IndexFunc(marks, func(m timeMark) bool { return m.moment == moment })
	if i < 0 {
		t.Fatalf("moment %d is not in sight", moment)
	}
	l.Tapped(&fyne.PointEvent{Position: marks[i].at})
}

func TestTheTimelineStandsInPlaceOfTheRows(t *testing.T) {
	w, l := onTimeline(t, 1280, 772)
	if !l.Visible() || w.table.scroll.Visible() || w.table.header.Visible() && w.table.grips.Visible() && w.table.scroll.Visible() {
		t.Error("the strip is not there, or the rows are")
	}
	if len(l.moments) == 0 || len(l.marks()) != len(l.moments) {
		t.Errorf("%d of %d moments are marked", len(l.marks()), len(l.moments))
	}
	for _, mark := range l.marks() {
		if above := mark.at.Y < l.axis(); above != l.moments[mark.moment].Proposal {
			t.Errorf("moment %d stands on the wrong side of the axis", mark.moment)
		}
		if mark.at.Y < em(timeHead) || mark.at.Y > l.Size().Height-em(timeFoot) {
			t.Errorf("moment %d stands at %v of %v px", mark.moment, mark.at.Y, l.Size().Height)
		}
	}
	w.store.ShowTab(state.RegionsTab) // which has fewer rows
	if l.Visible() || len(l.moments) > 0 || !w.table.scroll.Visible() {
		t.Error("on another tab the strip stays")
	}
}

func TestAProposalOnTheTimelineIsShownOnTheMap(t *testing.T) {
	w, l := onTimeline(t, 1280, 772)
	for i, m := range l.moments {
		row := w.table.sheet.Rows[m.Row]
		if !m.Proposal || m.First {
			continue
		}
		// Several marks can lie over each other; the one that was meant is chosen by keys then.
		l.move(i)
		pressKeys(l, fyne.KeyReturn)
		if got := w.store.State().Show.First.Proposal; got != row.Account.Proposal || !l.moments[i].First || l.cursor() != i {
			t.Fatalf("%s puts %s on the map", row.Key, got)
		}
	}
	first := slices.IndexFunc(l.moments, func(m state.Moment) bool { return m.Proposal })
	tapMoment(t, l, first)
	if got, want := w.store.State().Show.First, w.table.sheet.Rows[l.moments[first].Row].Account; got != want || w.window.Canvas().Focused() != fyne.Focusable(l) {
		t.Errorf("a click puts %s on the map, want %s", got, want)
	}
}

func TestAnEventOnTheTimelineIsTold(t *testing.T) {
	w, l := onTimeline(t, 1280, 772)
	event := slices.IndexFunc(l.moments, func(m state.Moment) bool { return !m.Proposal })
	l.move(event)
	pressKeys(l, fyne.KeySpace)
	row := w.table.sheet.Rows[l.moments[event].Row]
	if w.store.State().Record != row.Record || !says(w.detail.Container, row.Cells[0].Text) || l.cursor() != event {
		t.Errorf("told is %+v, the cursor stands on %d", w.store.State().Record, l.cursor())
	}
	typeKey(w, fyne.KeyEscape)
	if w.store.State().Record != (state.Record{}) {
		t.Error("Esc does not put it away")
	}
}

func TestKeysMoveAlongTheTimeline(t *testing.T) {
	w, l := onTimeline(t, 1280, 772)
	last := len(l.moments) - 1
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyHome, 0}, {fyne.KeyLeft, 0}, {fyne.KeyRight, 1}, {fyne.KeyRight, 2}, {fyne.KeyLeft, 1}, {fyne.KeyEnd, last}, {fyne.KeyRight, last}} {
		pressKeys(l, step.key)
		if l.cursor() != step.want {
			t.Fatalf("%s goes to %d, want %d", step.key, l.cursor(), step.want)
		}
	}
	pressKeys(l, fyne.KeyUp)
	if !l.moments[l.cursor()].Proposal {
		t.Error("Up leads to no proposal")
	}
	pressKeys(l, fyne.KeyDown)
	if l.moments[l.cursor()].Proposal {
		t.Error("Down leads to no event")
	}
	if texts := timelineTexts(l); !slices.ContainsFunc(texts, func(text *canvas.Text) bool { return text.Text == l.moments[l.cursor()].Words }) {
		t.Error("what is under the cursor is not told")
	}
	before := w.store.State().Show
	pressKeys(l, fyne.KeyF7)
	if w.store.State().Show == before {
		t.Error("keys that the timeline has no use for do not reach the window")
	}
}

func TestTheTimelineZoomsAroundAPlaceAndWithinItsRange(t *testing.T) {
	_, l := onTimeline(t, 1280, 772)
	first, last := l.inSight()
	at := fyne.NewPos(600, 60)
	year := l.yearAt(at.X)
	for range 3 {
		l.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.Delta{DY: 10}})
	}
	from, to := l.inSight()
	if to-from >= last-first || math.Abs(l.yearAt(at.X)-year) > 0.01 {
		t.Errorf("it shows %v to %v, and %v where %v was", from, to, l.yearAt(at.X), year)
	}
	l.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: 5000}})
	if from, _ := l.inSight(); math.Abs(from-first) > 1e-9 {
		t.Errorf("dragged to its beginning it begins at %v, not %v", from, first)
	}
	pressKeys(l, fyne.KeyEnd)
	if _, to := l.inSight(); l.moments[l.cursor()].Year > to {
		t.Error("the cursor is out of sight")
	}
	for range 40 {
		l.TypedRune('+')
	}
	if from, to := l.inSight(); to-from < leastSpan-1e-9 {
		t.Errorf("it shows %v years", to-from)
	}
	l.TypedRune('0')
	if from, to := l.inSight(); from != first || to != last {
		t.Errorf("0 shows %v to %v", from, to)
	}
}

func TestWordsOfTheTimelineDoNotOverlap(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1280, Height: 772}, {Width: 1000, Height: 622}, {Width: 880, Height: 532}} {
		w, l := onTimeline(t, size.Width, size.Height)
		for range 4 {
			texts, names := timelineTexts(l), map[string]int{}
			for _, row := range w.table.sheet.Rows {
				names[row.Cells[0].Text]++
			}
			for i, text := range texts {
				if left, known := names[text.Text]; known && left <= 0 {
					t.Errorf("%v: %q stands there twice", size, text.Text)
				}
				if _, known := names[text.Text]; known {
					names[text.Text]--
				}
				at, room := text.Position(), text.Size()
				if at.X < 0 || at.X+room.Width > l.Size().Width+1 || at.Y+room.Height > l.Size().Height+1 {
					t.Errorf("%v: %q leaves the strip", size, text.Text)
				}
				for _, other := range texts[:i] {
					p, s := other.Position(), other.Size()
					if at.X < p.X+s.Width-1 && p.X < at.X+room.Width-1 && at.Y+3 < p.Y+s.Height-3 && p.Y+3 < at.Y+room.Height-3 {
						t.Errorf("%v: %q lies on %q", size, text.Text, other.Text)
					}
				}
			}
			l.zoom(2, 2025.5)
		}
		if !strings.HasSuffix(w.table.count.text, " rows") {
			t.Errorf("beside the tabs it says %q", w.table.count.text)
		}
	}
}

func TestASourceIsToldInThePanelWithWhatRestsOnIt(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.SourcesTab)
	at := slices.IndexFunc(w.table.sheet.Rows, func(row state.Row) bool {
		return len(w.store.View().Dataset.RestsOn(row.Key).Positions) > 0
	})
	w.table.choose(at)
	told := w.store.View().Detail.Record
	i := slices.IndexFunc(told.Groups, func(g state.RecordGroup) bool { return strings.HasPrefix(g.Title, "Positions") })
	if i < 0 || !says(w.detail.Container, told.Groups[i].Title) {
		t.Fatalf("the panel tells %q", said(w.detail.Container))
	}
	line := told.Groups[i].Lines[0]
	test.Tap(pressable(t, w.detail.Container, line.Text))
	if s := w.store.State(); s.Select != line.Subject || s.Show.First != line.Account {
		t.Errorf("a press on %q leads to %+v", line.Text, s)
	}
}
