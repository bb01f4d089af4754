package ui

import (
	"context"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/geo"
)

// Measures of the control in the tool bar and of the list below its field, in px.
const (
	findWidth       = 172
	findShort       = 80 // where the names of accounts need the room
	findListWidth   = 480
	findListHeight  = 560
	findEdge        = 6  // around field and list
	findMagnifier   = 14 // size of the sign
	findMagnifierAt = (controlHeight - findMagnifier) / 2
)

// find is the field for everything: it opens over its control in the tool bar, lists what the words lead
// to while they are typed, and goes there. What was looked for last stays for the next time and for the
// keys that go to the next and the previous result.
type find struct {
	store   *state.Store
	toolkit toolkit
	keys    *keyboard
	finder  func() *state.Finder
	goTo    func(state.Found)
	leave   func() // gives the focus back
	control *press
	label   *prose

	words   string
	more    []state.FoundKind // kinds of which more was asked for, each time
	list    *findList
	pending bool // Enter was pressed before the search came back
	giveUp  context.CancelFunc

	field  *findField
	scroll *container.Scroll
	popup  *widget.PopUp // nil while it is closed
}

func newFind(store *state.Store, scene *picture.Scene, keys *keyboard, t toolkit, goTo func(state.Found), leave func()) *find {
	f := &find{store: store, toolkit: t, keys: keys, goTo: goTo, leave: leave}
	f.finder = sync.OnceValue(func() *state.Finder {
		v := store.View()
		return state.NewFinder(v, scene.Landmarks(v.Words.Language()))
	})
	f.list = newFindList(f)
	f.label = newCut(store.View().Words.Say("find.label"), body.in(colorMuted))
	f.control = f.newControl()
	return f
}

// newControl is the field as it stands in the tool bar; where that is narrow only its sign is left.
func (f *find) newControl() *press {
	sign := newMagnifier()
	content := &fyne.Container{Objects: []fyne.CanvasObject{sign, f.label}}
	content.Layout = free(func(size fyne.Size) {
		f.label.Hidden = size.Width < 2*em(controlHeight)
		at := float32(findMagnifierAt)
		place(sign, at, (size.Height-findMagnifier)/2, findMagnifier, findMagnifier)
		left := at + findMagnifier + 6
		height := f.label.MinSize().Height
		place(f.label, left, (size.Height-height)/2, size.Width-left-8, height)
	})
	p := newPress(f.keys, lined(controlHeight, content), f.open)
	p.fill, p.line = theme.ColorNameInputBackground, theme.ColorNameInputBorder
	return p
}

// newMagnifier is the sign for finding.
func newMagnifier() *drawing {
	return newDrawing(findMagnifier, findMagnifier, func(shown state.Theme) []picture.Mark {
		stroke := geo.Stroke{Color: colours[colorMuted][compact{shown}.index()], Width: 1.6}
		return []picture.Mark{
			{Path: geo.Circle(orb.Point{6, 6}, 4.5), Stroke: stroke},
			{Path: geo.Line(orb.Point{9.3, 9.3}, orb.Point{13, 13}), Stroke: stroke},
		}
	})
}

// open opens the field with the words of the last time, all selected. Where it is open it selects them.
func (f *find) open() {
	if f.opened() {
		f.field.TypedShortcut(&fyne.ShortcutSelectAll{})
		return
	}
	f.keys.window.hush()
	c := f.keys.window.window.Canvas()
	f.field = newFindField(f)
	f.field.SetText(f.words)
	f.field.OnChanged = f.look
	f.field.OnSubmitted = func(string) { f.choose() }
	f.scroll = container.NewVScroll(f.list)
	f.scroll.OnScrolled = func(fyne.Position) { f.list.Refresh() }
	f.popup = widget.NewPopUp(f.content(), c)
	f.fit(c)
	f.popup.Show()
	c.Focus(f.field)
	f.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.look(f.words)
}

// content is the field with the list below it, a little in from the edge of the popup.
func (f *find) content() *fyne.Container {
	content := &fyne.Container{Objects: []fyne.CanvasObject{f.field, f.scroll}}
	content.Layout = free(func(size fyne.Size) {
		width := size.Width - 2*findEdge
		place(f.field, findEdge, findEdge, width, em(controlHeight))
		top := float32(2*findEdge + em(controlHeight))
		place(f.scroll, findEdge, top, width, size.Height-top-findEdge)
	})
	return content
}

// fit gives the popup the height of its list as far as the window has room, its field over the control.
func (f *find) fit(c fyne.Canvas) {
	frame, control := c.Size(), fyne.CurrentApp().Driver().AbsolutePositionForObject(f.control)
	width := min(findListWidth, frame.Width-2*findEdge)
	right := min(frame.Width-findEdge, control.X+f.control.Size().Width+findEdge)
	top := control.Y - findEdge
	height := float32(2*findEdge + em(controlHeight))
	if f.list.height > 0 {
		height += min(f.list.height, findListHeight) + findEdge
	}
	f.popup.Move(fyne.NewPos(max(0, right-width), top))
	f.popup.Resize(fyne.NewSize(width, min(height, frame.Height-top-findEdge)))
}

func (f *find) opened() bool { return f.popup != nil && f.popup.Visible() }

// close closes the field and gives the focus back. What was looked for stays.
func (f *find) close() {
	f.pending = false
	if f.opened() {
		f.popup.Hide()
		f.leave()
	}
	f.popup = nil
}

// look lists what the words lead to. A search that is still under way for earlier words is given up.
func (f *find) look(words string) {
	if f.giveUp != nil {
		f.giveUp()
	}
	if words != f.words {
		f.more = nil
	}
	f.words = words
	f.search(func(finder *state.Finder, hits state.Hits) { f.show(finder, hits) })
}

// widen lists more of a kind, in the place of the line that said how many there are.
func (f *find) widen(kind state.FoundKind) {
	f.more = append(f.more, kind)
	at, offset := f.list.cursor, f.scroll.Offset
	f.search(func(finder *state.Finder, hits state.Hits) {
		f.show(finder, hits)
		f.list.cursor = at
		if f.opened() {
			f.scroll.ScrollToOffset(offset)
			f.reveal()
		}
	})
}

// search looks for the words beside the window and comes back with what they lead to, unless it was given up.
func (f *find) search(found func(*state.Finder, state.Hits)) {
	words, more := f.words, f.more
	ctx, giveUp := context.WithCancel(context.Background())
	f.giveUp = giveUp
	finder := f.finder()
	f.toolkit.background(func() {
		hits, err := finder.Search(ctx, words, more...)
		f.toolkit.foreground(func() {
			if err == nil && ctx.Err() == nil {
				found(finder, hits)
			}
		})
	})
}

// show takes over what a search has found.
func (f *find) show(finder *state.Finder, hits state.Hits) {
	f.giveUp()
	f.giveUp = nil
	v := f.store.View()
	f.list.show(finder.Groups(v, hits))
	if len(f.list.results()) == 0 && f.words != "" {
		f.list.say(v.Words.Say("find.nothing", "Words", f.words))
	}
	if !f.opened() {
		return
	}
	f.scroll.Offset = fyne.Position{}
	f.fit(f.popup.Canvas)
	f.scroll.Refresh()
	f.reveal()
	if f.pending {
		f.choose()
	}
}

// choose goes to the result under the cursor; while the search is under way, as soon as it is back.
func (f *find) choose() {
	if f.giveUp != nil {
		f.pending = true
		return
	}
	f.pending = false
	results := f.list.results()
	if len(results) == 0 {
		return
	}
	chosen := results[f.list.cursor]
	if chosen.More {
		f.widen(chosen.Kind)
		return
	}
	f.close()
	f.goTo(chosen)
}

// step goes so many results on from the last one, and round at the end. Without results it opens the field.
func (f *find) step(by int) {
	results := f.list.results()
	if len(results) == 0 {
		f.open()
		return
	}
	for next := true; next; next = results[f.list.cursor].More {
		f.list.cursor = (f.list.cursor + by + len(results)) % len(results)
	}
	f.close()
	f.goTo(results[f.list.cursor])
}

// reveal scrolls as little as brings the result under the cursor into sight, with the kind above the first
// of its kind.
func (f *find) reveal() {
	top, bottom := f.list.extent(f.list.cursor)
	offset := f.scroll.Offset
	offset.Y = min(max(offset.Y, bottom-f.scroll.Size().Height), top)
	if offset != f.scroll.Offset {
		f.scroll.ScrollToOffset(offset)
	}
	f.list.Refresh()
}

// findField keeps the keys that edit; those that move go to the list, the others to the window.
type findField struct {
	widget.Entry
	find *find
}

func newFindField(f *find) *findField {
	field := &findField{find: f}
	field.ExtendBaseWidget(field)
	field.SetPlaceHolder(f.store.View().Words.Say("find.hint"))
	return field
}

func (field *findField) TypedKey(event *fyne.KeyEvent) {
	f := field.find
	page := max(1, int(f.scroll.Size().Height/findRow)-1)
	switch event.Name {
	case fyne.KeyEscape:
		f.close()
	case fyne.KeyUp:
		f.list.move(-1)
	case fyne.KeyDown:
		f.list.move(1)
	case fyne.KeyPageUp:
		f.list.move(-page)
	case fyne.KeyPageDown:
		f.list.move(page)
	case fyne.KeyHome:
		f.list.move(-len(f.list.lines))
	case fyne.KeyEnd:
		f.list.move(len(f.list.lines))
	case fyne.KeyF3:
		f.keys.typedKey(event)
	default:
		field.Entry.TypedKey(event)
	}
}

// TypedShortcut lets the keys of finding through, and keeps those that edit.
func (field *findField) TypedShortcut(typed fyne.Shortcut) {
	for _, s := range []shortcut{shortcutOf("key.find"), shortcutOf("key.find_previous")} {
		if s.typedBy(typed) {
			field.find.keys.typedShortcut(typed)
			return
		}
	}
	field.Entry.TypedShortcut(typed)
}
