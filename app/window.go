//go:build !ci

package main

import "stancemap/app/ui"

type windowCommand struct {
	Paths []string `arg:"" optional:"" name:"path" help:"A dataset to open; without it the bundled one." type:"path"`
}

// Run opens the window and returns when it is closed.
func (c *windowCommand) Run(s surroundings) error {
	loaded, err := datasetFlags{c.Paths}.open(s)
	if err != nil {
		return err
	}
	return ui.Run(loaded, s.words(""), ui.Program{Name: programName, ID: programID, Version: programVersion})
}
