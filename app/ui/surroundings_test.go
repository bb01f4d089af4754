package ui

import (
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
)

// wordsOf is the text of marks, in order.
func wordsOf(marks []picture.Mark) []string {
	var texts []string
	for _, m := range marks {
		if m.Text.String != "" {
			texts = append(texts, m.Text.String)
		}
	}
	return texts
}

func TestTheScaleBarIsTrueAtEveryScale(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	for scale, want := range map[float64]string{0.000535: "100 km", 0.0001: "500 km", 0.002: "20 km", 0.01: "5 km"} {
		w.store.MoveMap(state.Map{Scale: scale})
		bar := picture.BarFor(w.maps.view, barMost)
		if got := wordsOf(w.maps.around.barMarks(state.Light)); len(got) != 2 || got[1] != want {
			t.Errorf("at %v px per metre the bar says %q, want %q", scale, got, want)
		}
		if px := bar.Kilometres * 1000 * scale; math.Abs(px-bar.Width) > 0.01 {
			t.Errorf("at %v px per metre %v km are drawn as %v px, want %v", scale, bar.Kilometres, bar.Width, px)
		}
	}
}

func TestTheScaleBarKeepsInItsBox(t *testing.T) {
	w, _ := opened(t, 1280, 700)
	for _, mode := range state.Modes {
		w.store.SetMode(mode)
		for scale := w.maps.scene.Least(); scale < w.maps.scene.Most(); scale *= 1.7 {
			w.store.MoveMap(state.Map{Scale: scale})
			for _, m := range w.maps.around.barMarks(state.Light) {
				box := m.Path.Bound()
				if m.Text.String != "" {
					box = m.Text.Bound()
				}
				if size := w.maps.around.bar.size; box.Min[0] < 0 || box.Max[0] > float64(size.Width) || box.Min[1] < 0 || box.Max[1] > float64(size.Height) {
					t.Errorf("%s, %v px per metre: %q lies at %v in %v", mode, scale, m.Text.String, box, size)
				}
			}
		}
	}
}

func TestTheNoteOnBoundariesGrowsBoldWhereTheyAreTooCoarse(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	for scale, bold := range map[float64]bool{0.0005: false, 0.0021: false, 0.0023: true} {
		w.store.MoveMap(state.Map{Scale: scale})
		marks := w.maps.around.noteMarks(state.Light)
		if got := wordsOf(marks); len(got) != 2 || got[1] != "UNGA 68/262, ES-11/4" {
			t.Fatalf("the note says %q", got)
		}
		if got := marks[0].Text.Style.Font == noteFonts()[1]; got != bold {
			t.Errorf("at %v px per metre it is bold: %v, want %v", scale, got, bold)
		}
		for _, m := range marks {
			if box := m.Text.Bound(); box.Min[0] < 0 || box.Max[0] > float64(w.maps.around.note.size.Width) || box.Max[1] > float64(w.maps.around.note.size.Height) {
				t.Errorf("at %v px per metre %q lies at %v, outside its box", scale, m.Text.String, box)
			}
		}
	}
}

func TestTheNoteHasOneLineWhereTheMapIsNarrow(t *testing.T) {
	w, _ := opened(t, 1000, 622)
	for _, mode := range []state.Mode{state.Single, state.SideBySide} {
		w.store.SetMode(mode)
		if got := wordsOf(w.maps.around.noteMarks(state.Light)); len(got) != 1 || got[0] != "Natural Earth 1:10m · UNGA 68/262" {
			t.Errorf("%s: it says %q", mode, got)
		}
	}
}

// In the view in which a map opens nothing that explains it hides what it shows, however the panels are
// dragged.
func TestScaleBarAndNoteLeaveTheRegionsInSight(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1280, Height: 772}, {Width: 1000, Height: 622}, {Width: 880, Height: 532}, {Width: 1920, Height: 1052}} {
		w, _ := opened(t, size.Width, size.Height)
		for _, panels := range []state.Panels{{}, {Detail: 5000}, {Table: 5000}, {Detail: 5000, Table: 5000}, {DetailFolded: true, TableFolded: true}} {
			w.store.SizeDetail(panels.Detail)
			w.store.SizeTable(panels.Table)
			w.store.FoldDetail(panels.DetailFolded)
			w.store.FoldTable(panels.TableFolded)
			for _, mode := range []state.Mode{state.Single, state.SideBySide} {
				w.store.SetMode(mode)
				if w.maps.around.coverRegions(w.maps.view) {
					t.Errorf("%v, %+v, %s: on a map of %v they lie over a region", size, panels, mode, w.maps.views[0].Size())
				}
			}
		}
	}
}

func TestLabelsAreToldWhatLiesOverTheMap(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	around := w.maps.around
	x, y := margins(w.maps.view)
	contains := func(boxes []orb.Bound, o fyne.CanvasObject, left float64) bool {
		at, size := o.Position(), o.Size()
		top := around.boxes[0].Min[1]
		want := orb.Point{float64(at.X) - left + x, float64(at.Y) - top + y}
		for _, box := range boxes {
			if box.Min == want && box.Max[0]-box.Min[0] == float64(size.Width) {
				return true
			}
		}
		return false
	}
	for _, o := range []fyne.CanvasObject{around.legend, around.zoom, around.bar, around.note} {
		if !contains(around.obstacles(0), o, 0) {
			t.Errorf("what lies at %v is no obstacle", o.Position())
		}
	}
	w.store.SetMode(state.SideBySide)
	x, y = margins(w.maps.view)
	right := around.boxes[1].Min[0]
	if !contains(around.obstacles(1), around.zoom, right) || contains(around.obstacles(0), around.zoom, 0) {
		t.Error("the buttons lie over the right map only")
	}
	if !contains(around.obstacles(0), around.bar, 0) || contains(around.obstacles(1), around.bar, right) {
		t.Error("the scale bar lies over the left map only")
	}
}

func TestNothingOnTheMapLiesOverAnotherThing(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1920, Height: 1080}, {Width: 1280, Height: 800}, {Width: 880, Height: 560}} {
		for _, text := range []int{100, 150} {
			w, _ := many(t, size.Width, size.Height)
			w.store.SetTextSize(text)
			for _, mode := range state.Modes {
				w.store.SetMode(mode)
				around := w.maps.around
				things := map[string]fyne.CanvasObject{"legend": around.legend, "buttons": around.zoom, "scale bar": around.bar, "note": around.note}
				for _, row := range around.strip.rows {
					things["the row "+said(row)[0]] = row
				}
				for one, a := range things {
					for other, b := range things {
						if one < other && inSight(around, a) && inSight(around, b) && common(boxIn(a), boxIn(b)) > 0 {
							t.Errorf("%v, %d %%, %s: %s at %v lies over %s at %v", size, text, mode, one, boxIn(a), other, boxIn(b))
						}
					}
				}
			}
		}
	}
}

// inSight reports whether something on the maps is shown; rows of the strip may be scrolled out of sight.
func inSight(around *surroundings, o fyne.CanvasObject) bool {
	if row, ok := o.(*press); ok {
		bottom := row.Position().Y + row.Size().Height
		return around.stripRoom.Visible() && bottom <= around.stripRoom.Size().Height
	}
	return o.Visible()
}

// boxIn is where something lies in the window.
func boxIn(o fyne.CanvasObject) orb.Bound {
	at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size()
	return bound(at.X, at.Y, at.X+size.Width, at.Y+size.Height)
}

// On the map of a dataset of one's own the note is on its outlines, not on those that the program carries.
func TestTheNoteOfADatasetOfOnesOwnIsOnItsOutlines(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	w.reopen(examplePackage(t, "regions.csv", "Aldermark", "Aldermark"))
	now := w.shell.shown
	now.window.Resize(fyne.NewSize(1280, 800))
	if got := strings.Join(now.maps.around.noteSays, " "); !strings.Contains(got, "Example: three invented provinces") || strings.Contains(got, "Natural Earth") {
		t.Errorf("the note says %q", got)
	}
}
