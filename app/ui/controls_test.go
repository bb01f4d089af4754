package ui

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
	"stancemap/data"
)

// noting is an app that notes what leads out of it, and does nothing of it.
type noting struct {
	fyne.App
	quit    bool
	visited []string // addresses
}

func (n *noting) Quit() { n.quit = true }

func (n *noting) OpenURL(address *url.URL) error {
	n.visited = append(n.visited, address.String())
	return nil
}

// workbench is a window on the bundled dataset with a region selected, and its app. There are places on its map
// for what goes to them.
func workbench(t *testing.T, toPlaces bool) (*Window, *noting) {
	t.Helper()
	prepared := lightScene
	if toPlaces {
		prepared = placesScene
	}
	scene, err := prepared()
	if err != nil {
		t.Fatal(err)
	}
	app := &noting{App: test.NewTempApp(t)}
	w, _ := openedWith(t, app, scene, settings{Theme: state.Light, HintRead: true}, 900, 600)
	w.store.SelectRegion("donetsk")
	return w, app
}

// An effect is what a control does: what stands before, and whether it shows after.
type effect struct {
	before func(w *Window)
	after  func(w *Window, app *noting) bool
}

// shows is an effect that needs nothing to stand before.
func shows(after func(w *Window) bool) effect {
	return effect{func(*Window) {}, func(w *Window, _ *noting) bool { return after(w) }}
}

// following is an effect on what stood before.
func following(before func(w *Window), after func(w *Window) bool) effect {
	return effect{before, func(w *Window, _ *noting) bool { return after(w) }}
}

// overlaid is the effect of opening something that says a text.
func overlaid(text string) effect {
	return shows(func(w *Window) bool {
		top := w.window.Canvas().Overlays().Top()
		return top != nil && slices.ContainsFunc(said(top), func(part string) bool { return strings.Contains(part, text) })
	})
}

// copied is the effect of a text on the clipboard that holds a part.
func copied(part string) effect {
	return shows(func(w *Window) bool { return strings.Contains(w.app.Clipboard().Content(), part) })
}

func mode(wanted state.Mode) effect {
	return shows(func(w *Window) bool { return w.store.State().Show.Mode == wanted })
}

func scale(w *Window) float64 {
	return w.maps.view.Scale / w.maps.home(w.maps.view.Width, w.maps.view.Height).Scale
}

func zoomed(w *Window) { w.maps.zoomBy(2) }

// lookedBack is a window whose map stood elsewhere before.
func lookedBack(w *Window) {
	zoomed(w)
	w.store.EarlierMap()
}

// changed is a window in which something can be taken back.
func changed(w *Window) { w.store.SetMode(state.Difference) }

func second(w *Window) state.Account { return w.store.State().Show.Second }

// effects are those of every gesture of the keyboard, by the id of its words; entries of the menus that stand
// for one have the same.
func effects() map[string]effect {
	list := func(w *Window) bool { return w.toolbar.list != nil && w.toolbar.list.open() }
	return map[string]effect{
		"key.proposal":     shows(func(w *Window) bool { return w.store.State().Show.First.Proposal == "europe-ukraine-2025-04" }),
		"key.side_by_side": mode(state.SideBySide),
		"key.difference":   mode(state.Difference),
		"key.multiples":    mode(state.Multiples),
		"key.blink":        shows(func(w *Window) bool { return w.store.Blinking() && w.maps.around.blinking.Visible() }),
		"key.proposals":    shows(func(w *Window) bool { return list(w) && !w.toolbar.list.further }),
		"key.second":       shows(func(w *Window) bool { return list(w) && w.toolbar.list.further }),
		"key.swap": shows(func(w *Window) bool {
			return w.store.State().Show.First.Proposal == "europe-ukraine-2025-04" && second(w).Proposal == "us-2025-04"
		}),
		"key.pan":               shows(func(w *Window) bool { return w.store.State().Map.Scale > 0 && scale(w) == 1 }),
		"key.zoom_in":           shows(func(w *Window) bool { return scale(w) > 1.2 }),
		"key.zoom_out":          shows(func(w *Window) bool { return scale(w) < 0.9 }),
		"key.fit":               following(zoomed, func(w *Window) bool { return scale(w) == 1 }),
		"key.zoom_to_selection": shows(func(w *Window) bool { return scale(w) > 1.5 }),
		"key.next_place":        shows(func(w *Window) bool { return w.store.State().Mark == "zaporizhzhia-npp" && scale(w) > 1 }),
		"key.table":             shows(func(w *Window) bool { return w.table.folded && w.store.State().Panels.TableFolded }),
		"key.detail":            shows(func(w *Window) bool { return !w.detail.Visible() && w.store.State().Panels.DetailFolded }),
		"key.undo":              following(changed, func(w *Window) bool { return w.store.State().Show.Mode == state.Single }),
		"key.redo":              following(func(w *Window) { changed(w); w.store.Undo() }, func(w *Window) bool { return w.store.State().Show.Mode == state.Difference }),
		"key.earlier_map":       following(zoomed, func(w *Window) bool { return scale(w) == 1 }),
		"key.later_map":         following(lookedBack, func(w *Window) bool { return scale(w) > 1.5 }),
		"key.find": shows(func(w *Window) bool {
			return w.find.opened() && w.window.Canvas().Focused() == fyne.Focusable(w.find.field)
		}),
		"key.find_next":     following(soughtFor, func(w *Window) bool { return w.find.list.cursor == 1 && !w.find.opened() }),
		"key.find_previous": following(soughtFor, func(w *Window) bool { return w.find.list.cursor == len(w.find.list.results())-1 && !w.find.opened() }),
		"key.copy":          copied("Donetsk\tRecognition, de facto"),
		"key.select_all":    shows(func(w *Window) bool { return w.table.body.picked.Count() == 5 }),
		"key.describe":      copied("“US draft”"),
		"key.close":         shows(func(w *Window) bool { return w.store.State().Select == state.Subject{} }),
		"key.open":          overlaid("Open a dataset"),
		"key.save": shows(func(w *Window) bool {
			return w.dialogOpen() && strings.HasSuffix(entryOf(w).Text, ".stancemap")
		}),
		"key.export":      shows(func(w *Window) bool { return w.dialogOpen() && strings.HasSuffix(entryOf(w).Text, ".xlsx") }),
		"key.full_screen": shows(func(w *Window) bool { return w.window.FullScreen() }),
		"key.help":        overlaid("Show a proposal, in the order of the switch"),
		"key.quit":        {func(*Window) {}, func(_ *Window, app *noting) bool { return app.quit }},
	}
}

// soughtFor is a window in which words were looked for and the first result gone to.
func soughtFor(w *Window) {
	w.find.open()
	typeWords(w, "line of control")
	typeInField(w, fyne.KeyReturn)
}

// entryOf is the field for a path in the dialog that is open.
func entryOf(w *Window) *pathEntry {
	found := &pathEntry{}
	walk(w.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if entry, ok := o.(*pathEntry); ok {
			found = entry
		}
	})
	return found
}

// Every gesture of the table of shortcuts, typed as a person would, has its effect: each of its keys, runes and
// chords.
func TestEveryKeyHasItsEffect(t *testing.T) {
	want := effects()
	for _, s := range shortcuts() {
		does, ok := want[s.id]
		if !ok {
			t.Errorf("%s: nothing says what it does", s.id)
			continue
		}
		gestures := map[string]func(w *Window){}
		for i, key := range s.keys {
			if s.id == "key.proposal" && i != 1 {
				continue // the digits differ in what they show
			}
			gestures[string(key)] = func(w *Window) { typeKey(w, key) }
		}
		for i, typed := range s.runes {
			if s.id == "key.proposal" && i != 1 {
				continue
			}
			gestures["the rune "+string(typed)] = func(w *Window) { w.window.Canvas().OnTypedRune()(typed) }
		}
		for _, chord := range s.with {
			gestures[chord.words()] = func(w *Window) { w.keys.typedShortcut(chord.typed()) }
		}
		for name, gesture := range gestures {
			t.Run(s.id+" by "+name, func(t *testing.T) {
				w, app := workbench(t, s.id == "key.next_place")
				does.before(w)
				if does.after(w, app) {
					t.Error("the effect stands before")
				}
				if gesture(w); !does.after(w, app) {
					t.Error("there is no effect")
				}
			})
		}
	}
}

// entryEffects are those of the entries of the menus, by their labels without the key.
func entryEffects(w *Window) map[string]effect {
	keyed := effects()
	all := map[string]effect{}
	for id, like := range map[string]string{
		"menu.open": "key.open", "menu.save": "key.save", "menu.export": "key.export", "menu.quit": "key.quit",
		"menu.table": "key.table", "menu.detail": "key.detail", "mode.difference": "key.difference",
		"mode.side-by-side": "key.side_by_side", "mode.multiples": "key.multiples",
	} {
		all[w.words.Say(id)] = keyed[like]
	}
	for id, does := range keyed {
		all[w.words.Say(id)] = does
	}
	theme := func(wanted state.Theme) effect {
		other := state.Dark
		if wanted == state.Dark {
			other = state.Light
		}
		return following(func(w *Window) { w.chooseTheme(other) }, func(w *Window) bool { return shownTheme() == wanted && w.memory.Theme == wanted })
	}
	layers := func(w *Window) state.Layers { return w.store.State().Look.Layers }
	vision := func(wanted state.Vision) effect {
		return following(func(w *Window) {
			if wanted == state.NormalVision {
				w.chooseVision(state.Tritan)
			}
		}, func(w *Window) bool { return w.store.State().Look.Vision == wanted && wearing().vision == wanted })
	}
	for label, does := range map[string]effect{
		w.words.Say("menu.bundled"):          following(func(w *Window) { w.store.ShowProposal("europe-ukraine-2025-04") }, func(w *Window) bool { return w.shell.shown != w }),
		w.words.Say("cite.text"):             copied("Censor.NET"),
		w.words.Say("cite.bibtex"):           copied("@"),
		w.words.Say("cite.ris"):              copied("TY  - "),
		w.words.Say("cite.csl-json"):         copied(`"URL"`),
		w.words.Say("menu.template"):         shows(func(w *Window) bool { return w.window.Canvas().Overlays().Top() != nil }),
		w.words.Say("menu.overlay"):          shows(func(w *Window) bool { return w.window.Canvas().Overlays().Top() != nil }),
		w.words.Say("menu.save_package"):     shows(func(w *Window) bool { return w.window.Canvas().Overlays().Top() != nil }),
		w.words.Say("menu.columns"):          shows(func(w *Window) bool { return w.window.Canvas().Overlays().Top() != nil }),
		w.words.Say("menu.confirmed"):        shows(func(w *Window) bool { return w.store.State().Filter.Confirmed }),
		w.words.Say("theme.light"):           theme(state.Light),
		w.words.Say("theme.dark"):            theme(state.Dark),
		w.words.Say("theme.high_contrast"):   theme(state.HighContrast),
		w.words.Say("theme.system"):          following(func(w *Window) { w.chooseTheme(state.Dark) }, func(w *Window) bool { return w.memory.Theme == "" }),
		w.words.Say("layer.labels"):          shows(func(w *Window) bool { return layers(w).NoLabels }),
		w.words.Say("layer.towns"):           shows(func(w *Window) bool { return layers(w).NoTowns }),
		w.words.Say("layer.scale_bar"):       shows(func(w *Window) bool { return layers(w).NoScaleBar && !w.maps.around.bar.Visible() }),
		w.words.Say("layer.graticule"):       shows(func(w *Window) bool { return layers(w).Graticule }),
		w.words.Say("menu.vision_normal"):    vision(state.NormalVision),
		w.words.Say("menu.vision_protan"):    vision(state.Protan),
		w.words.Say("menu.vision_deutan"):    vision(state.Deutan),
		w.words.Say("menu.vision_tritan"):    vision(state.Tritan),
		w.words.Say("menu.vision_greyscale"): vision(state.Greyscale),
		w.words.Say("mode.single"):           following(changed, func(w *Window) bool { return w.store.State().Show.Mode == state.Single }),
		w.words.Say("menu.every_proposal"):   shows(func(w *Window) bool { return len(w.maps.grid.shown()) == len(data.Bundled().Proposals) }),
		w.words.Say("menu.disagreements"):    overlaid(w.words.Say("disagreements.about")),
		w.words.Say("legend.title"):          overlaid(w.words.Say("note.stripes")),
		w.words.Say("menu.describe"):         overlaid("“US draft”"),
		w.words.Say("menu.codebook"):         overlaid("positions"),
		w.words.Say("menu.sources"):          overlaid(w.words.Say("menu.sources")),
		w.words.Say("menu.about"):            overlaid(w.words.Say("about.purpose")),
	} {
		all[label] = does
	}
	for _, percent := range state.TextSizes {
		label := w.words.Say("menu.percent", "Percent", w.words.Number(float64(percent)))
		all[label] = following(func(w *Window) {
			if percent == 100 {
				w.chooseTextSize(130)
			}
		}, func(w *Window) bool {
			return w.store.State().Look.TextShare() == float64(percent)/100 && wearing().text == float32(percent)/100
		})
	}
	return all
}

// entries are those of a menu and of the menus it leads to, without the separators.
func entries(items []*fyne.MenuItem) (found []*fyne.MenuItem) {
	for _, item := range items {
		switch {
		case item.IsSeparator:
		case item.ChildMenu != nil:
			found = append(found, entries(item.ChildMenu.Items)...)
		default:
			found = append(found, item)
		}
	}
	return found
}

func allEntries(w *Window) (found []*fyne.MenuItem) {
	for _, menu := range w.window.MainMenu().Items {
		found = append(found, entries(menu.Items)...)
	}
	return found
}

// Every entry of every menu has its effect.
func TestEveryEntryOfTheMenusHasItsEffect(t *testing.T) {
	model, _ := workbench(t, false)
	want := entryEffects(model)
	for i, entry := range allEntries(model) {
		label, _, _ := strings.Cut(entry.Label, "\u2003")
		does, ok := want[label]
		if !ok {
			t.Errorf("%q: nothing says what it does", label)
			continue
		}
		t.Run(label, func(t *testing.T) {
			w, app := workbench(t, label == model.words.Say("key.next_place"))
			does.before(w)
			if does.after(w, app) {
				t.Error("the effect stands before")
			}
			if allEntries(w)[i].Action(); !does.after(w, app) {
				t.Error("there is no effect")
			}
		})
	}
}

// Every link of the panel leads out to an address, to another account or row, or unfolds more of the panel.
func TestEveryLinkOfThePanelHasItsEffect(t *testing.T) {
	for _, subject := range []state.Subject{{Topic: "territory", Region: "donetsk"}, {Topic: "nato"}} {
		w, app := workbench(t, false)
		w.store.SelectSubject(subject)
		links := len(pressesIn(w.detail.column))
		if links < 3 {
			t.Errorf("%+v: the panel has %d links", subject, links)
		}
		for i := range links {
			before, height := w.store.State(), heightFor(w.detail.column, w.detail.Size().Width)
			link := pressesIn(w.detail.column)[i]
			words := said(link)
			test.Tap(link)
			changed := w.store.State() != before || heightFor(w.detail.column, w.detail.Size().Width) > height || w.dialogOpen()
			if len(app.visited) == 0 && !changed {
				t.Errorf("%+v: link %d, %q, has no effect", subject, i+1, words)
			}
			for _, address := range app.visited {
				if target, err := url.Parse(address); err != nil || target.Scheme != "https" && target.Scheme != "http" {
					t.Errorf("%+v: link %d leads to %q", subject, i+1, address)
				}
			}
			if app.visited = nil; changed { // the next link is tried as the panel stood
				w, app = workbench(t, false)
				w.store.SelectSubject(subject)
			}
		}
	}
}

// What limits the table is lifted by each control that says so: a chip, "Clear all" among the chips, in the legend
// and in the empty table.
func TestEveryWayOfLiftingAFilterLiftsIt(t *testing.T) {
	clear := func(o func(w *Window) fyne.CanvasObject) func(t *testing.T, w *Window) {
		return func(t *testing.T, w *Window) { test.Tap(pressable(t, o(w), w.words.Say("empty.clear_all"))) }
	}
	for name, lift := range map[string]func(t *testing.T, w *Window){
		"the chips":       clear(func(w *Window) fyne.CanvasObject { return w.table.chips.Container }),
		"the legend":      clear(func(w *Window) fyne.CanvasObject { return w.maps.around.legend.Container }),
		"the empty table": clear(func(w *Window) fyne.CanvasObject { return w.table.empty }),
		"its chip": func(_ *testing.T, w *Window) {
			for len(w.table.chips.each) > 0 {
				test.Tap(w.table.chips.each[0].(*press))
			}
		},
		"undo": func(_ *testing.T, w *Window) { pressCtrl(w, fyne.KeyZ); pressCtrl(w, fyne.KeyZ) },
	} {
		w, _ := workbench(t, false)
		w.store.FilterEntry("recognise_de_jure")
		w.store.LimitColumn(state.ColumnLimit{Column: "region", Contains: "no such region"})
		if len(w.table.sheet.Rows) != 0 || w.store.State().Filter == (state.Filter{}) {
			t.Fatalf("%s: nothing is filtered", name)
		}
		if lift(t, w); len(w.table.sheet.Rows) != 5 || w.store.State().Filter != (state.Filter{}) {
			t.Errorf("%s: %d rows, the filter is %+v", name, len(w.table.sheet.Rows), w.store.State().Filter)
		}
	}
}
