package ui

import (
	"context"
	"errors"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"stancemap/app/file"
	"stancemap/app/words"
	"stancemap/assets"
)

// Run opens a window on what read gives for the paths and returns when it is closed. Where read gives none,
// the window says why and offers the bundled one. The error is that of read where nothing was shown, else
// that of keeping the window's size and session.
func Run(read Reader, paths []string, w words.Words, program Program) error {
	defer uncollected()()
	opened := ahead(func() (Opened, error) { return read(context.Background(), paths) })
	app.SetMetadata(metadata(program))
	if cache, err := os.UserCacheDir(); err == nil {
		// The toolkit makes its folder in this one and complains where this one is missing. Where it cannot
		// be made, the toolkit says so itself.
		_ = os.MkdirAll(cache, 0o700)
	}
	a := app.NewWithID(program.ID)
	a.SetCloudProvider(quiet{})
	s := newShell(a, w, program, newToolkit(), remembered(file.OS, settingsPath()), read)
	var err error
	a.Lifecycle().SetOnStopped(func() {
		if s.shown != nil {
			err = errors.Join(s.shown.rememberSize(), s.shown.keeper.end(s.shown.store.State()))
		}
	})
	boundEnd(s.window, func(after time.Duration, f func()) { time.AfterFunc(after, f) }, os.Exit)
	s.open(opened)
	s.run()
	if s.refused != nil {
		return s.refused
	}
	return err
}

// ahead begins to read at once, beside whatever comes before what is read is asked for.
func ahead(read func() (Opened, error)) func() (Opened, error) {
	var opened Opened
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		opened, err = read()
	}()
	return func() (Opened, error) {
		<-done
		return opened, err
	}
}

// metadata says the same as FyneApp.toml, which a plain build does not read.
func metadata(program Program) fyne.AppMetadata {
	return fyne.AppMetadata{
		ID: program.ID, Name: program.Name, Version: program.Version, Build: 1,
		Icon:       fyne.NewStaticResource("icon.png", assets.WindowIcon()),
		Migrations: map[string]bool{"fyneDo": true},
	}
}
