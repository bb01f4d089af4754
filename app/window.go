//go:build !ci

package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"

	"stancemap/app/open"
	"stancemap/app/ui"
)

type windowCommand struct {
	Paths []string `arg:"" optional:"" name:"path" help:"A dataset or a session (.stancemap) to open; without it what the last run showed, at first the bundled dataset." type:"path"`
}

// Run opens the window and returns when it is closed.
func (c *windowCommand) Run(s surroundings) error {
	if err := needScreen(runtime.GOOS, s); err != nil {
		return err
	}
	read := func(ctx context.Context, paths []string) (ui.Opened, error) {
		s.context = ctx
		return opened(s, paths)
	}
	return ui.Run(read, c.Paths, s.words(""), ui.Program{Name: programName, ID: programID, Version: programVersion})
}

// needScreen says that a system whose programs are told of a screen by their environment tells of none. The
// toolkit would end the program without a word for people.
func needScreen(system string, s surroundings) error {
	told := system == "windows" || system == "darwin"
	for _, variable := range []string{"DISPLAY", "WAYLAND_DISPLAY"} {
		told = told || s.getenv(variable) != ""
	}
	if told {
		return nil
	}
	return errors.New(s.words("").Say("refused.no_screen"))
}

// opened reads what the paths name; without any it goes on where the last run ended.
func opened(s surroundings, paths []string) (ui.Opened, error) {
	switch {
	case len(paths) == 0:
		return goOn(s)
	case len(paths) == 1 && strings.EqualFold(filepath.Ext(paths[0]), sessionEnding):
		return openSession(s, paths[0])
	}
	loaded, err := open.Paths(s.context, paths)
	return ui.Opened{Loaded: loaded, Paths: paths}, err
}

func openSession(s surroundings, path string) (ui.Opened, error) {
	session, err := readSession(path)
	if err != nil {
		return ui.Opened{}, err
	}
	loaded, state, err := sessionFlags{Session: path}.open(s)
	return ui.Opened{Loaded: loaded, Paths: session.Dataset.Paths, State: &state, Overlays: session.Overlays}, err
}

// goOn opens the session of the last run. Where it cannot be shown the bundled dataset opens, with the
// reason.
func goOn(s surroundings) (ui.Opened, error) {
	bundled := func(notice error) (ui.Opened, error) {
		loaded, err := open.Bundled()
		return ui.Opened{Loaded: loaded, Notice: notice}, err
	}
	session, err := ui.LastSession()
	if err != nil || session == nil {
		return bundled(err)
	}
	loaded, err := open.Paths(s.context, session.Dataset.Paths)
	if err == nil && loaded.Dataset.Info.ID != session.Dataset.ID {
		err = fmt.Errorf("its dataset %q is another one now", session.Dataset.Name)
	}
	var refused *open.Refused
	switch {
	case errors.As(err, &refused):
		return bundled(fmt.Errorf("%s is refused", refused.Path))
	case err != nil:
		return bundled(err)
	}
	return ui.Opened{Loaded: loaded, Paths: session.Dataset.Paths, State: &session.State, Overlays: session.Overlays}, nil
}
