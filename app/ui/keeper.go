package ui

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"stancemap/app/file"
	"stancemap/app/state"
	"stancemap/data"
)

// keepDelay is how long the state rests until the session of the window is kept.
const keepDelay = time.Second

// lastSession is the name of the session that the window keeps by itself, beside the settings.
const lastSession = "last.stancemap"

// A keeper keeps the state of a window as a session, so that the next run goes on where this one ended.
// A session that could not be read is never overwritten.
type keeper struct {
	fs       file.FS
	path     string // empty where the system has no place for it
	info     data.Info
	opened   []string // the paths of the dataset; none for the bundled one
	overlays []state.Overlay
	left     bool   // the file is left alone
	stop     func() // of the wait for a rest
	failed   func(error)
	writing  sync.Mutex
	asked    int // states to keep so far
	written  int // the last of them that is in the file
}

// sessionPath is beside the settings; empty where a system has no place for them.
func (m *memory) sessionPath() string { return sessionBeside(m.path) }

func sessionBeside(settings string) string {
	if settings == "" {
		return ""
	}
	return filepath.Join(filepath.Dir(settings), lastSession)
}

// watch keeps each state of the store after a rest, beside the window.
func (k *keeper) watch(store *state.Store, t toolkit, failed func(error)) {
	k.stop, k.failed = func() {}, failed
	first := true
	state.Watch(store, func(v *state.View) state.State { return v.State }, func(shown state.State) {
		if first {
			first = false
			return
		}
		k.stop()
		k.stop = t.after(keepDelay, func() {
			k.asked++
			asked := k.asked
			t.background(func() {
				if err := k.write(shown, asked); err != nil {
					t.foreground(func() { k.failed(err) })
				}
			})
		})
	})
}

// keepSession keeps what the window shows from now on, and says why it does not go on where the last run
// ended.
func (w *Window) keepSession(opened Opened) {
	w.keeper = &keeper{fs: file.OS, path: w.memory.sessionPath(), info: opened.Loaded.Dataset.Info, opened: opened.Paths, overlays: opened.Overlays, left: opened.Notice != nil}
	w.watchFiles(opened.Paths)
	w.keeper.watch(w.store, w.toolkit, func(err error) {
		w.status.say(w.words.Say("session.not_kept", "Reason", err.Error()), failed, action{w.words.Say("dialog.close"), w.status.clear})
	})
	if opened.Notice != nil {
		w.status.say(w.words.Say("session.not_shown", "Reason", opened.Notice.Error()), small, action{w.words.Say("dialog.close"), w.status.clear})
	}
}

// leave ends what a window has under way when another dataset takes its place.
func (w *Window) leave() {
	w.watcher.end()
	if err := w.keeper.end(w.store.State()); err != nil {
		w.keeper.failed(err)
	}
}

// end keeps the state at once, when the window closes.
func (k *keeper) end(s state.State) error {
	if k.stop != nil {
		k.stop()
	}
	k.asked++
	return k.write(s, k.asked)
}

// write puts a state into the file, unless a later one is there already.
func (k *keeper) write(s state.State, asked int) error {
	if k.left || k.path == "" {
		return nil
	}
	k.writing.Lock()
	defer k.writing.Unlock()
	if asked < k.written {
		return nil
	}
	var content bytes.Buffer
	if err := k.session(s).Write(&content); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(k.path), 0o700); err != nil {
		return err
	}
	k.written = asked
	return writeFile(k.fs, k.path, content.Bytes())
}

// session is a state of the window as a session, with what lies over its map.
func (k *keeper) session(s state.State) state.Session {
	session := state.SessionOf(s, k.info, k.opened)
	session.Overlays = k.overlays
	return session
}

func writeFile(fsys file.FS, path string, content []byte) error {
	return file.Write(fsys, path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// LastSession reads the session that the last run kept. Without one it is nil; the error is that of a
// session that is there and cannot be read, and is left alone.
func LastSession() (*state.Session, error) { return readLast(sessionBeside(settingsPath())) }

func readLast(path string) (*state.Session, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	session, err := state.ReadSession(f)
	if err != nil {
		return nil, err
	}
	return &session, nil
}
