package ui

import (
	"context"
	"errors"
	"path/filepath"

	"stancemap/app/open"
	"stancemap/app/open/grid"
	"stancemap/app/picture"
	"stancemap/app/state"
)

// A read is the opening of files under way, beside the window.
type read struct {
	shell *shell
	paths []string
	ctx   context.Context
	stop  context.CancelFunc
	told  bool // its progress stands in the status line
}

// reopen opens other paths in the place of what is shown, which stays where they cannot be opened.
func (s *shell) reopen(paths ...string) {
	s.load(paths, func(ctx context.Context) (Opened, error) { return s.read(ctx, paths) })
}

// reopenMended opens a dataset with every repair made that the checker offers.
func (s *shell) reopenMended(paths ...string) {
	s.load(paths, func(ctx context.Context) (Opened, error) {
		loaded, err := open.Mended(ctx, paths)
		return Opened{Loaded: loaded, Paths: paths}, err
	})
}

// load reads beside the window. What is opened later takes the place of what is still being read; Cancel ends it
// at once, whatever the reading still does.
func (s *shell) load(paths []string, open func(context.Context) (Opened, error)) {
	s.cancelReading()
	ctx, stop := context.WithCancel(context.Background())
	r := &read{shell: s, paths: paths, stop: stop}
	r.ctx = grid.Watched(ctx, r.progress())
	s.reading = r
	late := s.toolkit.after(progressDelay, func() { r.report("", 0, 0) })
	s.toolkit.background(func() {
		opened, err := open(r.ctx)
		var store *state.Store
		var scene *picture.Scene
		if err == nil && ctx.Err() == nil {
			store, scene = s.prepare(opened)
		}
		s.toolkit.foreground(func() {
			late()
			if s.reading != r { // it was cancelled, or another took its place
				return
			}
			s.reading = nil
			r.hide()
			r.finish(opened, store, scene, err)
		})
	})
}

// finish shows what was read, or what stands against it.
func (r *read) finish(opened Opened, store *state.Store, scene *picture.Scene, err error) {
	s := r.shell
	var refused *open.Refused
	var usage *open.UsageError
	switch {
	case errors.As(err, &refused) && refused.Import != nil && refused.Import.Outlines != nil:
		s.shown.assist(refused.Import, nil, refused)
	case errors.As(err, &refused):
		s.shown.showRefusal(refused, r.paths)
	case errors.As(err, &usage) && usage.Outline != "":
		s.shown.askForTable(usage.Outline)
	case err != nil:
		s.shown.sayRefused(err)
	case opened.Loaded.Import != nil && opened.Loaded.Import.SavedAt == "" && opened.State == nil: // nobody has said yet what its columns mean
		s.shown.assist(opened.Loaded.Import, opened.Loaded, nil)
	default:
		s.showOpened(opened, store, scene, r.paths)
	}
}

// showOpened puts what was read in the place of what was shown.
func (s *shell) showOpened(opened Opened, store *state.Store, scene *picture.Scene, paths []string) {
	s.fill(s.build(store, scene), opened)
	s.shown.remember(func(kept *settings) { kept.Recent = kept.Recent.with(paths) })
}

// cancelReading stops the reading under way, if there is one.
func (s *shell) cancelReading() {
	if s.reading == nil {
		return
	}
	s.reading.stop()
	s.reading.hide()
	s.reading = nil
}

// progress tells the window now and then how far reading is.
func (r *read) progress() grid.Progress {
	const step = 4 << 20 // bytes, or rows as far as they are counted
	last := map[string]int64{}
	return func(file string, done, of int64) {
		if done-last[file] < step && done != of {
			return
		}
		last[file] = done
		r.shell.toolkit.foreground(func() {
			if r.told {
				r.report(file, done, of)
			}
		})
	}
}

// report says in the status line what is read, and offers to stop.
func (r *read) report(file string, done, of int64) {
	s := r.shell
	if s.reading != r || s.shown == nil {
		return
	}
	r.told = true
	if file == "" && len(r.paths) > 0 {
		file = filepath.Base(r.paths[0])
	}
	share := float32(0.05)
	if of > 0 {
		share = max(share, float32(done)/float32(of))
	}
	s.shown.toolbar.progress.show(share)
	s.shown.status.say(s.words.Say("open.reading", "File", file), small, action{s.words.Say("progress.cancel"), func() {
		s.cancelReading()
		s.shown.status.sayForAWhile(s.words.Say("open.cancelled"))
	}})
}

func (r *read) hide() {
	if r.told {
		r.shell.shown.toolbar.progress.Hide()
		r.shell.shown.status.clear()
	}
}
