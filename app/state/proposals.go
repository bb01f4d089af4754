package state

import (
	"strconv"

	"stancemap/data"
)

// proposalTable has a row for each account by date: who proposed it, how it is known, and what it says
// of each region by the topic of the map. The first column tells further accounts of a proposal apart
// where the others leave. Of many regions it says how many are spoken of.
func (v *View) proposalTable() *Sheet {
	s := &Sheet{ID: string(ProposalsTab), Title: v.TabTitle(ProposalsTab)}
	s.Columns = []Column{
		{ID: "proposal", Title: v.Words.Say("column.proposal"), Type: TextColumn, Width: 180},
		{ID: "presented_on", Title: v.Words.Say("column.presented"), Type: DateColumn, Width: 94},
		{ID: "proposer", Title: v.Words.Say("column.proposer"), Type: TextColumn, Width: 130, Spare: 2},
		{ID: "status", Title: v.Words.Say("column.status"), Type: TextColumn, Width: 84},
		{ID: "account", Title: v.Words.Say("column.account"), Type: TextColumn, Width: 132, Spare: 1},
	}
	if len(v.Dataset.Regions) > mostRegionColumns {
		s.Columns = append(s.Columns, Column{ID: "regions", Title: v.Words.Say("column.regions_spoken"), Type: NumberColumn, Width: 138})
	} else {
		for _, region := range v.Dataset.Regions {
			s.Columns = append(s.Columns, Column{ID: region.ID, Title: v.RegionName(region.ID), Type: StanceColumn, Width: 138})
		}
	}
	topic := v.Topic()
	for _, p := range byDate(v.Dataset) {
		for _, account := range v.Dataset.AccountsOf(p.ID) {
			s.Of++
			if v.State.Filter.Accounts.Allows(account.AccountID.String()) {
				s.Rows = append(s.Rows, v.proposalRow(p, account.AccountID, topic))
			}
		}
	}
	return s
}

func (v *View) proposalRow(p data.Proposal, id Account, topic data.Topic) Row {
	row := Row{Key: id.String(), Account: id}
	row.Cells = []Cell{
		{Text: v.AccountName(id)}, {Text: string(p.PresentedOn)}, {Text: v.ActorNames(p.Proposer)}, {Text: v.StatusWords(p)},
		{Text: upperFirst(v.AccountWords(id))},
	}
	if len(v.Dataset.Regions) > mostRegionColumns {
		row.Cells = append(row.Cells, Cell{Text: strconv.Itoa(v.regionsSpokenOf(id, topic))})
		return row
	}
	for _, region := range v.Dataset.Regions {
		row.Cells = append(row.Cells, v.proposalStance(id, topic, region.ID))
	}
	return row
}

// mostRegionColumns is for how many regions a table has a column each: more of them nobody reads across.
const mostRegionColumns = 40

// regionsSpokenOf is of how many regions an account says something on a topic.
func (v *View) regionsSpokenOf(id Account, topic data.Topic) (n int) {
	for _, region := range v.Dataset.Regions {
		if parts := v.parts(id, topic, region.ID); len(parts) > 0 && data.Speaks(parts[0].Stance) {
			n++
		}
	}
	return n
}

// proposalStance says all parts with the part of the region that is meant, as no column of its own does.
func (v *View) proposalStance(id Account, topic data.Topic, region string) Cell {
	parts := v.parts(id, topic, region)
	cell := v.regionStance(id, topic, parts)
	if len(parts) > 0 {
		cell.Text = v.signed(v.PartsWords(v.ScaleOf(topic), parts), parts)
	}
	return cell
}
