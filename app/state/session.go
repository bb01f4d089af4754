package state

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"stancemap/data"
)

// A Session is a state with the dataset that it is about, as a file keeps it (.stancemap).
type Session struct {
	Dataset  SessionDataset `json:"dataset"`
	State    State          `json:"state"`
	Overlays []Overlay      `json:"overlays,omitempty"`
}

// An Overlay is a layer that a person laid over the map: where it is, what it is called, who drew it, and as of when.
type Overlay struct {
	Path   string `json:"path"` // absolute
	Title  string `json:"title"`
	Source string `json:"source"`
	Date   string `json:"date,omitempty"`
}

// A SessionDataset names a dataset: by its id, and where it was opened from. Without paths it is the
// bundled one.
type SessionDataset struct {
	ID      string   `json:"id,omitempty"`
	Name    string   `json:"name,omitempty"`
	Version string   `json:"version,omitempty"`
	Paths   []string `json:"paths,omitempty"` // absolute
}

// sessionForm is the first line of every session; a file without it is none.
const sessionForm = "stancemap session"

// sessionVersion is the version of the form. It grows when a field of State changes its meaning or
// goes.
const sessionVersion = 1

// mostSession bounds what is read of a session, in bytes.
const mostSession = 1 << 20

// Why a session is not opened.
var (
	ErrBrokenSession = errors.New("this is no session, or it is broken")
	ErrNewerSession  = errors.New("this session was saved by a newer version of the program")
)

// sessionFile is a session as it is written.
type sessionFile struct {
	Form    string `json:"form"`
	Version int    `json:"version"`
	Session
}

// SessionOf is the session of a state on a dataset that was opened from those paths.
func SessionOf(s State, info data.Info, paths []string) Session {
	return Session{Dataset: SessionDataset{info.ID, info.Name, info.Version, paths}, State: s}
}

// Write writes the session as indented JSON, which people can compare and keep.
func (s Session) Write(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(sessionFile{sessionForm, sessionVersion, s})
}

// ReadSession reads a session. The error wraps ErrBrokenSession or ErrNewerSession, or is that of
// reading.
func ReadSession(r io.Reader) (Session, error) {
	content, err := io.ReadAll(io.LimitReader(r, mostSession+1))
	if err != nil {
		return Session{}, err
	}
	if len(content) > mostSession {
		return Session{}, fmt.Errorf("%w: it is over %d bytes long", ErrBrokenSession, mostSession)
	}
	var head struct {
		Form    string
		Version int
	}
	if err := json.Unmarshal(content, &head); err != nil {
		return Session{}, fmt.Errorf("%w: %w", ErrBrokenSession, err)
	}
	switch {
	case head.Form != sessionForm || head.Version < 1:
		return Session{}, fmt.Errorf("%w: form %q, version %d", ErrBrokenSession, head.Form, head.Version)
	case head.Version > sessionVersion:
		return Session{}, fmt.Errorf("%w: version %d, this program knows %d", ErrNewerSession, head.Version, sessionVersion)
	}
	var file sessionFile
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		return Session{}, fmt.Errorf("%w: %w", ErrBrokenSession, err)
	}
	return file.Session, nil
}

// Fitted is the state with everything that the dataset does not have replaced by what it opens with:
// a dataset may have changed since the state was kept, and files are edited by hand.
func (s State) Fitted(d *data.Dataset) State {
	opening := Opening(d)
	if !slices.Contains(Modes, s.Show.Mode) {
		s.Show.Mode = opening.Show.Mode
	}
	for account, instead := range map[*Account]Account{&s.Show.First: opening.Show.First, &s.Show.Second: opening.Show.Second} {
		if _, ok := d.Account(*account); !ok {
			*account, s.Show.Ordered = instead, false
		}
	}
	s.Show.Several = s.Show.fittedSeveral(d)
	if _, ok := d.Topic(s.Show.Topic); !ok {
		s.Show.Topic = opening.Show.Topic
	}
	if !s.Select.in(d) {
		s.Select = Subject{}
	}
	if !s.Record.in(d) {
		s.Record = Record{}
	}
	s.Filter = s.Filter.fitted(d)
	if !(s.Map.Scale > 0) {
		s.Map = Map{}
	}
	if !slices.Contains(Tabs, s.Table.Tab) {
		s.Table = opening.Table
	}
	if !slices.Contains(Themes, s.Look.Theme) {
		s.Look.Theme = opening.Look.Theme
	}
	s.Look = s.Look.Sound()
	return s
}

// in reports whether the dataset has the topic, and the region if one is named.
func (subject Subject) in(d *data.Dataset) bool {
	if _, ok := d.Topic(subject.Topic); !ok {
		return false
	}
	_, ok := d.Region(subject.Region)
	return ok || subject.Region == ""
}

func (f Filter) fitted(d *data.Dataset) Filter {
	f.Accounts = f.Accounts.only(func(id string) bool { _, ok := d.Account(data.ParseAccountID(id)); return ok })
	f.Regions = f.Regions.only(func(id string) bool { _, ok := d.Region(id); return ok })
	f.Topics = f.Topics.only(func(id string) bool { _, ok := d.Topic(id); return ok })
	return f
}

// Sound is the look without values that there are not.
func (l Look) Sound() Look {
	if !slices.Contains(Visions, l.Vision) {
		l.Vision = NormalVision
	}
	if !slices.Contains(TextSizes, l.TextSize) {
		l.TextSize = 0
	}
	return l
}
