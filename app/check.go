package main

import (
	"encoding/json"
	"fmt"

	"stancemap/app/open"
	"stancemap/data"
)

type checkCommand struct {
	Paths []string `arg:"" name:"path" help:"A dataset: a package folder, a .zip of it, a workbook, or a table with the outlines of its regions; or a lone .geojson or .topojson." type:"path"`
	JSON  bool     `name:"json" help:"One JSON object a line."`
}

// Run lists every problem, then how many there are.
func (c *checkCommand) Run(s surroundings) error {
	problems, err := open.Check(s.context, c.Paths)
	if err != nil {
		return err
	}
	count := map[data.Severity]int{}
	encoder := json.NewEncoder(s.out)
	for _, problem := range problems {
		count[problem.Severity]++
		if !c.JSON {
			fmt.Fprintf(s.out, "%s: %s\n", problem.Severity, problem)
			continue
		}
		if err := encoder.Encode(problem); err != nil {
			return err
		}
	}
	if !c.JSON {
		w := s.words("")
		fmt.Fprintln(s.out, w.Say("check.summary", "Errors", w.Count("check.errors", count[data.Error]), "Warnings", w.Count("check.warnings", count[data.Warning]), "Notes", w.Count("check.notes", count[data.Note])))
	}
	if count[data.Error] > 0 {
		return errFound
	}
	return nil
}
