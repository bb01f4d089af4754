package ui

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// watchEvery is how often the files of the dataset are looked at.
const watchEvery = 3 * time.Second

// mostWatched bounds the files of a folder that are looked at.
const mostWatched = 200

// A stamp is what tells one state of a file from another without reading it.
type stamp struct {
	size  int64
	time  time.Time
	there bool
}

// watcher notices that files of the dataset that is shown change on the disk, or go, and offers to read them again.
// It never reads by itself: what is on the screen stays until a person asks.
type watcher struct {
	window *Window
	seen   map[string]stamp
	stop   func()
	ended  bool
}

// watchFiles looks at the files of a dataset from now on.
func (w *Window) watchFiles(paths []string) {
	w.watcher = &watcher{window: w, stop: func() {}}
	if len(paths) == 0 {
		return
	}
	w.watcher.seen = stampsOf(paths)
	w.watcher.wait(paths)
}

func (k *watcher) wait(paths []string) {
	t := k.window.toolkit
	k.stop = t.after(watchEvery, func() {
		t.background(func() {
			now := stampsOf(paths)
			t.foreground(func() { k.look(paths, now) })
		})
	})
}

// look tells of the first file that is not what it was, once for each change.
func (k *watcher) look(paths []string, now map[string]stamp) {
	if k.ended {
		return
	}
	changed, gone := changeOf(k.seen, now)
	k.seen = now
	w := k.window
	if changed != "" {
		name := printable(filepath.Base(changed))
		text := w.words.Say("watch.changed", "File", name)
		if gone {
			text = w.words.Say("watch.gone", "File", name)
		}
		w.status.say(text, small, action{w.words.Say("watch.reload"), func() { w.reload(paths) }}, action{w.words.Say("watch.later"), w.status.clear})
	}
	k.wait(paths)
}

func (k *watcher) end() {
	k.ended = true
	k.stop()
}

// reload reads the files again and keeps the view: accounts, filter, selection and the place on the map.
func (w *Window) reload(paths []string) {
	kept := w.store.State()
	w.shell.load(paths, func(ctx context.Context) (Opened, error) {
		opened, err := w.shell.read(ctx, paths)
		opened.Paths, opened.State = paths, &kept
		return opened, err
	})
}

// changeOf finds a file that differs, the first by name; a file that is there no more is gone.
func changeOf(before, now map[string]stamp) (path string, gone bool) {
	for name := range before {
		if was, is := before[name], now[name]; was != is && (path == "" || name < path) {
			path, gone = name, was.there && !is.there
		}
	}
	for name, is := range now {
		if _, known := before[name]; !known && (path == "" || name < path) {
			path, gone = name, !is.there
		}
	}
	return path, gone
}

// stampsOf are the states of files, and of the files right in folders.
func stampsOf(paths []string) map[string]stamp {
	stamps := map[string]stamp{}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			stamps[path] = stampOf(info, err)
			continue
		}
		entries, err := os.ReadDir(path)
		if err != nil {
			stamps[path] = stamp{}
			continue
		}
		for _, entry := range entries[:min(len(entries), mostWatched)] {
			if name := entry.Name(); !entry.IsDir() && !strings.HasPrefix(name, ".") {
				info, err := entry.Info()
				stamps[filepath.Join(path, name)] = stampOf(info, err)
			}
		}
	}
	return stamps
}

func stampOf(info fs.FileInfo, err error) stamp {
	if err != nil {
		return stamp{}
	}
	return stamp{info.Size(), info.ModTime(), true}
}
