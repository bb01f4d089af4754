package main

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"stancemap/app/state"
	"stancemap/data"
)

type listCommand struct {
	datasetFlags
	JSON bool `name:"json" help:"One JSON object."`
}

// Run lists what the dataset holds.
func (c *listCommand) Run(s surroundings) error {
	loaded, err := c.open(s)
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(s.out).Encode(inventory(loaded.Dataset))
	}
	return writeInventory(s, loaded.Dataset)
}

type object = map[string]any

// inventory is the dataset as one object; positions carry every column.
func inventory(d *data.Dataset) object {
	list := object{
		"dataset": object{"id": d.Info.ID, "title": d.Info.Title, "version": d.Info.Version, "as_of": d.Info.AsOf},
	}
	regions, proposals, accounts, readings, topics, stances := []object{}, []object{}, []object{}, []object{}, []object{}, []object{}
	for _, r := range d.Regions {
		regions = append(regions, object{"id": r.ID, "name": r.NameEN})
	}
	for _, p := range d.Proposals {
		proposals = append(proposals, object{"id": p.ID, "title": p.Title, "presented_on": p.PresentedOn, "status": p.Status})
	}
	for _, a := range d.AllAccounts() {
		accounts = append(accounts, object{"proposal": a.Proposal, "reading": a.Reading, "kind": a.Kind, "read": a.Read, "source": a.Source})
	}
	for _, r := range d.Readings {
		readings = append(readings, object{"id": r.ID, "label": r.Label})
	}
	for _, t := range d.Topics {
		topics = append(topics, object{"id": t.ID, "label": t.Label, "kind": t.Kind})
	}
	for _, s := range d.Stances {
		stances = append(stances, object{"code": s.Code, "kind": s.Kind, "label": s.Label})
	}
	list["regions"], list["proposals"], list["accounts"] = regions, proposals, accounts
	list["readings"], list["topics"], list["stances"] = readings, topics, stances
	list["positions"] = positions(d)
	return list
}

func positions(d *data.Dataset) []object {
	rows := d.Tables()[0]
	listed := make([]object, len(rows.Cells))
	for i, cells := range rows.Cells {
		listed[i] = object{}
		for j, column := range rows.Columns {
			listed[i][column.Name] = cells[j]
			if column.Type == "integer" {
				listed[i][column.Name] = json.Number(cells[j])
			}
		}
	}
	return listed
}

func writeInventory(s surroundings, d *data.Dataset) error {
	fmt.Fprintf(s.out, "%s %s, as of %s\n\n", d.Info.Title, d.Info.Version, d.Info.AsOf)
	table := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	for _, p := range d.Proposals {
		fmt.Fprintf(table, "proposal\t%s\t%s\n", p.ID, p.Title)
	}
	told := state.NewStore(d, s.words(""), state.Opening(d)).View()
	for _, a := range d.AllAccounts() {
		fmt.Fprintf(table, "account\t%s\t%s\n", a.AccountID, told.AccountWords(a.AccountID))
	}
	for _, r := range d.Regions {
		fmt.Fprintf(table, "region\t%s\t%s\n", r.ID, r.NameEN)
	}
	for _, t := range d.Topics {
		fmt.Fprintf(table, "topic\t%s\t%s\n", t.ID, t.Label)
	}
	return table.Flush()
}
