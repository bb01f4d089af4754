package main

import (
	"fmt"

	"stancemap/app/export"
	"stancemap/app/file"
	"stancemap/app/state"
)

type exportCommand struct {
	sessionFlags
	To       string   `required:"" placeholder:"FILE" help:"The file to write: .xlsx, .csv or .zip. An existing file is replaced." type:"path"`
	Proposal []string `placeholder:"ID[@READING]" help:"Only these accounts; without a reading the primary one."`
	Region   []string `placeholder:"ID" help:"Only positions on these regions."`
	Topic    []string `placeholder:"ID" help:"Only positions on these topics."`
	CSV      string   `name:"csv" enum:"machine,spreadsheet,shown" default:"machine" help:"Kind of .csv: machine keeps every value as it is, spreadsheet guards against formulas, shown is the table that the session shows, with its filter, sort and columns."`
	Lang     string   `placeholder:"L" help:"Language of the comparisons and notes (BCP 47)."`
}

// Run writes the file and says what was written.
func (c *exportCommand) Run(s surroundings) error {
	if _, err := export.Format(c.To); err != nil {
		return err
	}
	loaded, opening, err := c.open(s)
	if err != nil {
		return err
	}
	d := loaded.Dataset
	chosen, err := accounts(d, c.Proposal)
	if err != nil {
		return err
	}
	if err := checkRegions(d, c.Region); err != nil {
		return err
	}
	if err := checkTopics(d, c.Topic); err != nil {
		return err
	}
	for set, flags := range map[*state.Set]state.Set{
		&opening.Filter.Accounts: setOf(chosen), &opening.Filter.Regions: state.SetOf(c.Region...), &opening.Filter.Topics: state.SetOf(c.Topic...),
	} {
		if flags != "" {
			*set = flags
		}
	}
	if len(chosen) > 0 {
		opening.Show.First = chosen[0]
		if len(chosen) > 1 {
			opening.Show.Second, opening.Show.Ordered = chosen[1], true
		}
	}
	w := s.words(c.Lang)
	view := state.Derive(d, w, opening, nil)
	options := export.Options{Program: program, CSV: c.CSV}
	if err := export.Write(s.context, file.OS, c.To, view, options); err != nil {
		return err
	}
	shown, of := view.PositionCount()
	fmt.Fprintln(s.out, w.Say("export.written_rows", "File", c.To, "Rows", w.Count("table.rows_shown", of, "Shown", w.Number(float64(shown)))))
	if notice := export.Notice(c.To, w, options); notice != "" {
		fmt.Fprintln(s.out, notice)
	}
	return nil
}

func setOf(accounts []state.Account) state.Set {
	names := make([]string, len(accounts))
	for i, id := range accounts {
		names[i] = id.String()
	}
	return state.SetOf(names...)
}
