package ui

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"stancemap/app/file"
	"stancemap/app/state"
)

// settings are what the program remembers from one run to the next. What a session holds is no part of
// them.
type settings struct {
	Theme        state.Theme   `json:"theme,omitempty"` // empty follows the system
	Vision       state.Vision  `json:"vision,omitempty"`
	TextSize     int           `json:"text_size,omitempty"` // percent; 0 for the usual one
	Layers       layerSettings `json:"layers,omitzero"`
	Width        float32       `json:"width,omitempty"` // of the window, in px; 0 for none yet
	Height       float32       `json:"height,omitempty"`
	Panels       panelSizes    `json:"panels,omitzero"`
	ExportFolder string        `json:"export_folder,omitempty"` // of the last export
	HintRead     bool          `json:"hint_read,omitempty"`     // the hint of the first run was put away
	LacksTold    string        `json:"lacks_told,omitempty"`    // the language of which it was said that it has no translation
	Recent       recent        `json:"recent,omitzero"`         // what was opened lately
}

// panelSizes are state.Panels as a file names them.
type panelSizes struct {
	Detail       float64 `json:"detail,omitempty"` // px
	Table        float64 `json:"table,omitempty"`  // px
	DetailFolded bool    `json:"detail_folded,omitempty"`
	TableFolded  bool    `json:"table_folded,omitempty"`
}

// layerSettings are state.Layers as a file names them.
type layerSettings struct {
	Graticule  bool `json:"graticule,omitempty"`
	NoScaleBar bool `json:"no_scale_bar,omitempty"`
	NoLabels   bool `json:"no_labels,omitempty"`
	NoTowns    bool `json:"no_towns,omitempty"`
}

// settingsVersion is the version of the form below; a file of a later one is never touched.
const settingsVersion = 1

// settingsForm is the settings as a file.
type settingsForm struct {
	Version int `json:"version"`
	settings
}

// mostSettings bounds what is read of a file of settings, in bytes; what is longer is none.
const mostSettings = 1 << 20

// Why settings are left alone for a run.
var (
	errBrokenSettings = errors.New("the settings cannot be read")
	errNewerSettings  = errors.New("the settings are those of a newer version")
)

// memory keeps the settings in a file, each change at once.
type memory struct {
	settings
	fs      file.FS
	path    string
	problem error // why the file is left alone, nil where it is kept
}

// settingsPath is where a system keeps the settings of a program; empty where it has no such place.
func settingsPath() string {
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "stancemap", "settings.json")
}

// remembered reads the settings at a path. Where there are none, or none that can be read, they are those
// of a first run.
func remembered(fsys file.FS, path string) *memory {
	m := &memory{fs: fsys, path: path}
	if path == "" {
		return m
	}
	m.settings, m.problem = readSettings(path)
	return m
}

func readSettings(path string) (settings, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return settings{}, nil
	}
	if err != nil {
		return settings{}, errors.Join(errBrokenSettings, err)
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, mostSettings+1))
	if err != nil {
		return settings{}, errors.Join(errBrokenSettings, err)
	}
	return parseSettings(content)
}

// parseSettings reads the version first: what a newer one means by its fields is not known here.
func parseSettings(content []byte) (settings, error) {
	var version struct{ Version int }
	if err := json.Unmarshal(content, &version); err != nil || len(content) > mostSettings || version.Version < 1 {
		return settings{}, errBrokenSettings
	}
	if version.Version > settingsVersion {
		return settings{}, errNewerSettings
	}
	var form settingsForm
	if err := json.Unmarshal(content, &form); err != nil {
		return settings{}, errBrokenSettings
	}
	return form.settings.sound(), nil
}

// sound leaves out values that cannot be meant.
func (s settings) sound() settings {
	if !slices.Contains(state.Themes, s.Theme) {
		s.Theme = ""
	}
	look := state.Look{Vision: s.Vision, TextSize: s.TextSize}.Sound()
	s.Vision, s.TextSize = look.Vision, look.TextSize
	if s.Width < leastWidth || s.Height < leastHeight || s.Width > mostWindow || s.Height > mostWindow {
		s.Width, s.Height = 0, 0
	}
	for _, size := range []*float64{&s.Panels.Detail, &s.Panels.Table} {
		if *size < 0 || *size > mostWindow {
			*size = 0
		}
	}
	return s
}

// mostWindow bounds the width and height of a window that is opened again, in px.
const mostWindow = 16384

// windowSize is the size in which the window opens.
func (s settings) windowSize() fyne.Size {
	if s.Width == 0 {
		return fyne.NewSize(openWidth, openHeight)
	}
	return fyne.NewSize(s.Width, s.Height)
}

// keep changes the settings and writes them. A file that could not be read stays as it is: the change
// then holds for this run only.
func (m *memory) keep(change func(*settings)) error {
	earlier := m.settings
	change(&m.settings)
	if m.settings == earlier || m.problem != nil || m.path == "" {
		return nil
	}
	content, err := json.MarshalIndent(settingsForm{settingsVersion, m.settings}, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(m.path), 0o700); err != nil {
		return err
	}
	return file.Write(m.fs, m.path, func(w io.Writer) error {
		_, err := w.Write(append(content, '\n'))
		return err
	})
}

// remember changes the settings; where they cannot be kept it is said.
func (w *Window) remember(change func(*settings)) {
	if err := w.memory.keep(change); err != nil {
		w.status.say(w.words.Say("settings.not_kept", "Reason", err.Error()), failed, action{w.words.Say("dialog.close"), w.status.clear})
	}
}

// rememberSize keeps the size of the window and of its panels; that of a full screen is not the window's
// own.
func (w *Window) rememberSize() error {
	size := w.window.Canvas().Size()
	return w.memory.keep(func(s *settings) {
		s.Panels = panelSizes(w.store.State().Panels)
		if w.window.FullScreen() || size.Width < leastWidth || size.Height < leastHeight {
			return
		}
		s.Width, s.Height = float32(math.Round(float64(size.Width))), float32(math.Round(float64(size.Height)))
	})
}

// reportLanguage says once for a language that there is no translation to it. While the settings are left alone
// their notice is the only one.
func (w *Window) reportLanguage() {
	lacks := w.words.Lacks()
	if lacks == "" || lacks == w.memory.LacksTold || w.memory.problem != nil {
		return
	}
	w.remember(func(s *settings) { s.LacksTold = lacks })
	w.status.say(w.words.Say("language.not_translated", "Language", lacks), small, action{w.words.Say("dialog.close"), w.status.clear})
}

// reportSettings says in one sentence why the settings are left alone.
func (w *Window) reportSettings() {
	sentence := ""
	switch {
	case w.memory.problem == nil:
		return
	case errors.Is(w.memory.problem, errNewerSettings):
		sentence = w.words.Say("settings.newer", "Program", w.program.Name)
	default:
		sentence = w.words.Say("settings.broken")
	}
	inFull := sentence + " " + w.words.Say("settings.way_on", "File", w.memory.path)
	w.status.say(sentence, small, action{w.words.Say("export.details"), func() { w.showMessage(w.words.Say("settings.title"), inFull) }},
		action{w.words.Say("dialog.close"), w.status.clear})
}
