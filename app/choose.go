package main

import (
	"slices"
	"strings"

	"stancemap/app/open"
	"stancemap/app/state"
	"stancemap/data"
)

// datasetFlags name the dataset; without them it is the bundled one.
type datasetFlags struct {
	Dataset []string `placeholder:"PATH" help:"A dataset: a package folder, a .zip of it, a workbook, or a table (.csv, .xlsx) with the outlines of its regions (.geojson, .topojson). Without it the bundled dataset." type:"path"`
}

func (f datasetFlags) open(s surroundings) (*open.Loaded, error) {
	return open.Paths(s.context, f.Dataset)
}

// account finds the account that a flag names: ID, or ID@READING.
func account(d *data.Dataset, text string) (state.Account, error) {
	id := data.ParseAccountID(text)
	if _, ok := d.Proposal(id.Proposal); !ok {
		return id, usage("unknown proposal %q; the proposals are %s", id.Proposal, ids(d.Proposals, func(p data.Proposal) string { return p.ID }))
	}
	if _, ok := d.Account(id); ok {
		return id, nil
	}
	readings := ids(d.AccountsOf(id.Proposal), func(a data.Account) string { return a.Reading })
	return id, usage("proposal %q has no reading %q; its readings are %s", id.Proposal, id.Reading, readings)
}

func accounts(d *data.Dataset, texts []string) ([]state.Account, error) {
	var chosen []state.Account
	for _, text := range texts {
		id, err := account(d, text)
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, id)
	}
	return chosen, nil
}

func checkRegions(d *data.Dataset, regions []string) error {
	for _, id := range regions {
		if _, ok := d.Region(id); !ok {
			return usage("unknown region %q; the regions are %s", id, ids(d.Regions, func(r data.Region) string { return r.ID }))
		}
	}
	return nil
}

func checkTopics(d *data.Dataset, topics []string) error {
	for _, id := range topics {
		if _, ok := d.Topic(id); !ok {
			return usage("unknown topic %q; the topics are %s", id, ids(d.Topics, func(t data.Topic) string { return t.ID }))
		}
	}
	return nil
}

// mapTopic checks a topic that the map is to be painted by: one on which something is said of regions.
func mapTopic(d *data.Dataset, id string) error {
	if err := checkTopics(d, []string{id}); err != nil {
		return err
	}
	var onRegions []string
	for _, topic := range d.Topics {
		if slices.ContainsFunc(d.RegionsOf(topic), func(region string) bool { return region != "" }) {
			onRegions = append(onRegions, topic.ID)
		}
	}
	if !slices.Contains(onRegions, id) {
		return usage("no text says anything of a region on topic %q, so there is no map of it; topics with a map are %s", id, strings.Join(onRegions, ", "))
	}
	return nil
}

func ids[R any](rows []R, id func(R) string) string {
	var names []string
	for _, row := range rows {
		names = append(names, id(row))
	}
	return strings.Join(names, ", ")
}
