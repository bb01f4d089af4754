package data

import "fmt"

// checkComplete warns of what lets a reader take a gap for an answer: a proposal that nobody tells
// of, an account that leaves questions open, a reading that nothing uses. A dataset that says that
// it is a part of another is not held to it.
func checkComplete(d *Dataset, parts Parts, report *Report) {
	if d.Info.Part != "" {
		return
	}
	told, used := map[string]bool{}, map[string]bool{}
	for _, account := range d.Accounts {
		told[account.Proposal], used[account.Reading] = true, true
	}
	for i, p := range d.Proposals {
		if raw := parts.table("proposals"); !told[p.ID] {
			report.warn(raw.File, raw.Row(i), "no-account", "no account tells of the proposal %q; give accounts.csv a row for each reading of it", p.ID)
		}
	}
	for i, r := range d.Readings {
		if raw := parts.table("readings"); !used[r.ID] {
			report.warn(raw.File, raw.Row(i), "unused-reading", "no account is of the reading %q; give accounts.csv a row with it, or drop it", r.ID)
		}
	}
	checkAccounts(d, parts.table("accounts"), report)
}

// checkAccounts warns of accounts that lack the cell of a topic or, on territory, of a region.
func checkAccounts(d *Dataset, raw RawTable, report *Report) {
	asked := questions(d)
	answered := map[AccountID]map[question]bool{}
	for _, p := range d.Positions {
		if answered[p.Account()] == nil {
			answered[p.Account()] = map[question]bool{}
		}
		answered[p.Account()][question{p.Topic, p.Region}] = true
		answered[p.Account()][question{p.Topic, ""}] = true
	}
	for i, account := range d.Accounts {
		cells := answered[account.AccountID]
		if len(cells) == 0 {
			report.warn(raw.File, raw.Row(i), "no-positions", "the account %q has no row in positions.csv; give it one for each topic, not_found where nothing was found", account.AccountID)
			continue
		}
		if first, missing := firstMissing(asked, cells); missing > 0 {
			report.warn(raw.File, raw.Row(i), "incomplete", "the account %q has nothing on %s, and %d such gaps in all; write not_found or not_addressed where it is silent", account.AccountID, first, missing)
		}
	}
}

// A question is what every account has a cell for: a topic and, on territory, a region.
type question struct{ topic, region string }

func (q question) String() string {
	if q.region == "" {
		return fmt.Sprintf("%q", q.topic)
	}
	return fmt.Sprintf("%q about %q", q.topic, q.region)
}

func questions(d *Dataset) []question {
	var asked []question
	for _, topic := range d.Topics {
		if topic.Kind != TerritoryKind {
			asked = append(asked, question{topic.ID, ""})
			continue
		}
		for _, region := range d.Regions {
			asked = append(asked, question{topic.ID, region.ID})
		}
	}
	return asked
}

func firstMissing(asked []question, cells map[question]bool) (first question, missing int) {
	for _, q := range asked {
		if cells[q] {
			continue
		}
		if missing == 0 {
			first = q
		}
		missing++
	}
	return first, missing
}

// checkOpening warns of an opening that cannot be shown: the view then opens with other proposals.
func checkOpening(d *Dataset, report *Report) {
	accounts := map[AccountID]bool{}
	for _, account := range d.Accounts {
		accounts[account.AccountID] = true
	}
	for _, name := range d.Info.Opening {
		if !accounts[ParseAccountID(name)] {
			report.warn(descriptorFile, 0, "opening", "opening names %q; accounts.csv has no such account, so the view opens with another; correct or drop it", name)
		}
	}
}
