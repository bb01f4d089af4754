//go:build !ci

package main

import (
	"stancemap/app/open"
	"stancemap/app/ui"
)

type windowCommand struct {
	Paths []string `arg:"" optional:"" name:"path" help:"A dataset to open; without it the bundled one." type:"path"`
}

// Run opens the window and returns when it is closed.
func (c *windowCommand) Run(s surroundings) error {
	read := func() (*open.Loaded, error) { return datasetFlags{c.Paths}.open(s) }
	return ui.Run(read, s.words(""), ui.Program{Name: programName, ID: programID, Version: programVersion})
}
