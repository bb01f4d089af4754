package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"stancemap/app/state"
)

// statusHeight is in px.
const statusHeight = 28

// messageTime is how long a message of success stays.
const messageTime = 8 * time.Second

// status is the line at the foot of the window: on the left what is shown and filtered, or for a
// while the progress of a task or a message; on the right always the note on what shading means.
type status struct {
	*fyne.Container
	toolkit toolkit
	keys    *keyboard
	text    *prose
	actions *fyne.Container
	note    *prose
	shows   string // what is shown and filtered
	vision  string // how colours are simulated, if they are
	filter  string // both
	shown   int    // counts what was said, so that a late timer does not take away a newer message
}

func newStatus(store *state.Store, keys *keyboard, t toolkit) *status {
	s := &status{toolkit: t, keys: keys, text: newCut("", caption), actions: line(12, -1), note: newLine("", small)}
	bar := padded(inset{0, 12, 0, 12}, line(24, 0, line(12, 0, newReadable(keys, s.text), s.actions), s.note))
	edge := newHairline()
	top := &fyne.Container{Objects: []fyne.CanvasObject{edge}, Layout: free(func(size fyne.Size) { place(edge, 0, 0, size.Width, 1) })}
	s.Container = &fyne.Container{Layout: lines(statusHeight), Objects: []fyne.CanvasObject{bar, top}}
	state.Watch(store, func(v *state.View) *state.Status { return v.Status }, s.show)
	state.Watch(store, func(v *state.View) string { return v.VisionWords() }, s.see)
	return s
}

func (s *status) show(shown *state.Status) {
	s.shows = shown.Filter
	s.note.say(shown.Neutral)
	s.resume()
}

// see says first that colours are simulated, as nobody may take them for those of the map.
func (s *status) see(vision string) {
	s.vision = vision
	s.resume()
}

// resume says what is shown, unless a message stands there.
func (s *status) resume() {
	s.filter = s.shows
	if s.vision != "" {
		s.filter = s.vision + " · " + s.shows
	}
	if len(s.actions.Objects) == 0 {
		s.text.look = caption
		s.text.say(s.filter)
	}
	s.Refresh()
}

// An action is something to press beside a message.
type action struct {
	label string
	run   func()
}

// say shows a message with its actions until the next one.
func (s *status) say(text string, l look, actions ...action) {
	s.shown++
	s.text.look = l
	s.text.text = text
	s.actions.Objects = nil
	for _, a := range actions {
		s.actions.Add(newLink(s.keys, a.label, linkedFine, a.run))
	}
	s.Refresh()
}

// sayForAWhile shows a message that goes by itself.
func (s *status) sayForAWhile(text string, actions ...action) {
	s.say(text, small, actions...)
	said := s.shown
	s.toolkit.after(messageTime, func() {
		if s.shown == said {
			s.clear()
		}
	})
}

// clear goes back to the sentence on what is shown.
func (s *status) clear() { s.say(s.filter, caption) }

// waiting reports whether a message stands until it is closed.
func (s *status) waiting() bool { return len(s.actions.Objects) > 0 }
