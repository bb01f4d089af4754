package main

import (
	"fmt"

	"stancemap/data"
)

type versionCommand struct{}

// Run says the versions of the program and of the bundled dataset.
func (versionCommand) Run(s surroundings) error {
	info := data.Bundled().Info
	fmt.Fprintf(s.out, "%s\n%s %s, as of %s\n", program, info.Name, info.Version, info.AsOf)
	return nil
}
