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
	return writeDifferences(s, d, s.words(c.Lang).Say, differences, pair)
}

func codes(parts []data.Position) string {
	var stances []string
	for _, p := range parts {
		stances = append(stances, p.Stance)
	}
	return strings.Join(stances, ";")
}

func writeDifferences(s surroundings, d *data.Dataset, say func(string, ...any) string, differences []data.Difference, pair []state.Account) error {
	table := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "topic\tregion\tclass\t%s\t%s\treadings\n", pair[0], pair[1])
	for _, x := range differences {
		topic, _ := d.Topic(x.Topic)
		readings := ""
		if x.Disagree {
			readings = say("legend.accounts_differ")
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\n", topic.ID, x.Region, say("difference."+string(x.Class)), codes(x.First), codes(x.Second), readings)
	}
	return table.Flush()
}
