package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"stancemap/app/state"
	"stancemap/data"
)

type compareCommand struct {
	datasetFlags
	Proposal []string `required:"" placeholder:"ID[@READING]" help:"The two accounts to compare."`
	JSON     bool     `name:"json" help:"One JSON object a line."`
	Lang     string   `placeholder:"L" help:"Language (BCP 47)."`
}

// comparison is one line of the output. First and Second are the stance codes by part, joined by ";".
type comparison struct {
	Topic    string     `json:"topic"`
	Region   string     `json:"region"`
	First    string     `json:"first"`
	Second   string     `json:"second"`
	Class    data.Class `json:"class"`
	Disagree bool       `json:"readings_disagree"`
}

// Run lists the differences, by topic and region.
func (c *compareCommand) Run(s surroundings) error {
	if len(c.Proposal) != 2 {
		return usage("compare takes --proposal twice, but it was given %d times", len(c.Proposal))
	}
	loaded, err := c.open(s)
	if err != nil {
		return err
	}
	d := loaded.Dataset
	pair, err := accounts(d, c.Proposal)
	if err != nil {
		return err
	}
	differences := d.Compare(pair[0], pair[1])
	if c.JSON {
		encoder := json.NewEncoder(s.out)
		for _, x := range differences {
			if err := encoder.Encode(comparison{x.Topic, x.Region, codes(x.First), codes(x.Second), x.Class, x.Disagree}); err != nil {
				return err
			}
		}
		return nil
	}
	opening := state.Opening(d)
	opening.Show.Mode, opening.Show.First, opening.Show.Second = state.Difference, pair[0], pair[1]
	view := state.Derive(d, s.words(c.Lang), opening, nil)
	return writeDifferences(s, view.Differences())
}

func codes(parts []data.Position) string {
	var stances []string
	for _, p := range parts {
		stances = append(stances, p.Stance)
	}
	return strings.Join(stances, ";")
}

// writeDifferences writes the table of differences without the columns that say in whole sentences what the
// stances say in short.
func writeDifferences(s surroundings, sheet *state.Sheet) error {
	table := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	write := func(text func(column int) string) {
		var line []string
		for i, column := range sheet.Columns {
			if !strings.HasSuffix(column.ID, "_summary") {
				line = append(line, text(i))
			}
		}
		fmt.Fprintln(table, strings.Join(line, "\t"))
	}
	write(func(column int) string { return sheet.Columns[column].Title })
	for _, row := range sheet.Rows {
		write(func(column int) string { return row.Cells[column].Text })
	}
	return table.Flush()
}
