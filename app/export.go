package main

import (
	"fmt"

	"stancemap/app/export"
	"stancemap/app/file"
	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/data"
)

type exportCommand struct {
	sessionFlags
	To       string   `required:"" placeholder:"FILE" help:"The file to write: .xlsx, .csv, .geojson or .zip. An existing file is replaced." type:"path"`
	Proposal []string `placeholder:"ID[@READING]" help:"Only these accounts; without a reading the primary one."`
	Region   []string `placeholder:"ID" help:"Only positions on these regions."`
	Topic    []string `placeholder:"ID" help:"Only positions on these topics."`
	CSV      string   `name:"csv" enum:"machine,spreadsheet,shown" default:"machine" help:"Kind of .csv: machine keeps every value as it is, spreadsheet guards against formulas, shown is the table that the session shows, with its filter, sort and columns."`
	Profile  string   `enum:"standard,accessible" default:"standard" help:"Profile of a workbook: standard, or accessible for screen readers."`
	Lang     string   `placeholder:"L" help:"Language of the comparisons and notes (BCP 47)."`
}

// Run writes the file and says what was written.
func (c *exportCommand) Run(s surroundings) error {
	format, err := export.Format(c.To)
	if err != nil {
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
	c.choose(d, &opening, chosen)
	if format == "geojson" {
		if err := c.join(d, &opening, chosen); err != nil {
			return err
		}
	}
	w := s.words(c.Lang)
	view := state.Derive(d, w, opening, nil)
	options := export.Options{Program: program, CSV: c.CSV, Profile: c.Profile}
	if format == "xlsx" && loaded.Regions != nil {
		options.Scene = picture.Prepare(loaded.Base, loaded.Regions)
	}
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

// join chooses what a GeoJSON file holds: one topic, and all accounts unless some were chosen.
func (c *exportCommand) join(d *data.Dataset, opening *state.State, chosen []state.Account) error {
	if len(c.Topic) > 1 {
		return usage("a .geojson joins the regions with one topic, but %d were given; write one file for each", len(c.Topic))
	}
	if len(c.Topic) == 1 {
		if err := mapTopic(d, c.Topic[0]); err != nil {
			return err
		}
	}
	if len(chosen) > 0 || c.Session != "" {
		return nil
	}
	var all []state.Account
	for _, account := range d.AllAccounts() {
		all = append(all, account.AccountID)
	}
	opening.Show.Mode, opening.Show.Several = state.Multiples, setOf(all)
	return nil
}

// choose limits what is written to what the flags name, and puts the accounts and the topic chosen on the map.
func (c *exportCommand) choose(d *data.Dataset, opening *state.State, chosen []state.Account) {
	for set, flags := range map[*state.Set]state.Set{
		&opening.Filter.Accounts: setOf(chosen), &opening.Filter.Regions: state.SetOf(c.Region...), &opening.Filter.Topics: state.SetOf(c.Topic...),
	} {
		if flags != "" {
			*set = flags
		}
	}
	show := &opening.Show
	if len(c.Topic) == 1 && mapTopic(d, c.Topic[0]) == nil {
		show.Topic = c.Topic[0]
	}
	switch len(chosen) {
	case 0:
	case 1:
		show.Mode, show.First = state.Single, chosen[0]
	case 2:
		show.Mode, show.First, show.Second, show.Ordered = state.SideBySide, chosen[0], chosen[1], true
	default:
		show.Mode, show.First, show.Second, show.Ordered, show.Several = state.Multiples, chosen[0], chosen[1], true, setOf(chosen)
	}
}

func setOf(accounts []state.Account) state.Set {
	names := make([]string, len(accounts))
	for i, id := range accounts {
		names[i] = id.String()
	}
	return state.SetOf(names...)
}
