package ui

import (
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"stancemap/app/file"
	"stancemap/app/open"
	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/assets"
	"stancemap/geo"
)

// Run opens a window on a dataset and returns when it is closed. The error is that of keeping the
// window's size.
func Run(loaded *open.Loaded, w words.Words, program Program) error {
	app.SetMetadata(metadata(program))
	if cache, err := os.UserCacheDir(); err == nil {
		// The toolkit makes its folder in this one and complains where this one is missing. Where it cannot
		// be made, the toolkit says so itself.
		_ = os.MkdirAll(cache, 0o700)
	}
	a := app.NewWithID(program.ID)
	a.SetCloudProvider(quiet{})
	window := New(a, loaded, w, program)
	var err error
	a.Lifecycle().SetOnStopped(func() { err = window.rememberSize() })
	window.ShowAndRun()
	return err
}

// New builds the window without showing it.
func New(a fyne.App, loaded *open.Loaded, w words.Words, program Program) *Window {
	kept := remembered(file.OS, settingsPath())
	opening := state.Opening(loaded.Dataset)
	opening.Panels = state.Panels(kept.Panels)
	store := state.NewStore(loaded.Dataset, w, opening)
	regions := loaded.Regions
	if regions == nil { // a dataset without regions has panels all the same
		regions = &geo.Layer{}
	}
	window := newWindow(a, store, picture.Prepare(loaded.Base, regions), program, newToolkit(), kept)
	a.Lifecycle().SetOnStarted(window.start)
	return window
}

// ShowAndRun shows the window and returns when it is closed.
func (w *Window) ShowAndRun() { w.window.ShowAndRun() }

// metadata says the same as FyneApp.toml, which a plain build does not read.
func metadata(program Program) fyne.AppMetadata {
	return fyne.AppMetadata{
		ID: program.ID, Name: program.Name, Version: program.Version, Build: 1,
		Icon:       fyne.NewStaticResource("icon.png", assets.Icon()),
		Migrations: map[string]bool{"fyneDo": true},
	}
}
