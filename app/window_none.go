//go:build ci

package main

import "errors"

type windowCommand struct {
	Paths []string `arg:"" optional:"" name:"path" help:"A dataset to open (this build has no window)." type:"path"`
}

// Run says that there is no window here, instead of ending in silence.
func (c *windowCommand) Run(surroundings) error {
	return errors.New("this build has no window; the subcommands work (see stancemap --help), and make run builds the program with its window")
}
