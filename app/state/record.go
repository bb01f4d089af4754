package state

import (
	"stancemap/data"
)

// A RecordDetail is what the panel tells of a source or an event.
type RecordDetail struct {
	Summary string
	Pairs   []Pair
	Source  SourceLine
	Groups  []RecordGroup // of a source: what rests on it
}

// A RecordGroup is rows of one table.
type RecordGroup struct {
	Title string // "Positions: 12"
	Lines []RecordLine
}

// A RecordLine is a row, with what it speaks of where that can be shown.
type RecordLine struct {
	Text    string
	Subject Subject
	Account Account
	Record  Record
}

// recordDetail tells of the source or event of the state; nil without one.
func (v *View) recordDetail() *Detail {
	if event, ok := eventOf(v.Dataset, v.State.Record); ok {
		return v.eventDetail(event)
	}
	if source, ok := v.Dataset.Source(v.State.Record.ID); ok {
		return v.sourceDetail(source)
	}
	return nil
}

func (v *View) eventDetail(e data.Event) *Detail {
	r := &RecordDetail{Summary: e.Summary, Source: v.sourceLine(e.Source)}
	pair := func(label, text string) {
		if text != "" {
			r.Pairs = append(r.Pairs, Pair{Label: v.Words.Say(label), Text: text})
		}
	}
	pair("detail.by_whom", v.ActorNames(e.SaidBy))
	if e.Proposal != "" {
		var lines []RecordLine
		for _, account := range v.Dataset.AccountsOf(e.Proposal) {
			lines = append(lines, RecordLine{Text: v.AccountTitle(account.AccountID), Account: account.AccountID})
		}
		r.Groups = append(r.Groups, RecordGroup{v.Words.Say("column.proposal"), lines})
	}
	return &Detail{Heading: e.Title, Subtitle: v.Words.DateLong(string(e.Date)), Record: r}
}

func (v *View) sourceDetail(source data.Source) *Detail {
	r := &RecordDetail{Summary: source.Citation(), Source: SourceLine{Text: source.Short(), URL: source.URL}}
	rests := v.Dataset.RestsOn(source.ID)
	group := func(table string, lines []RecordLine) {
		if len(lines) > 0 {
			title := v.Words.Say("record.group", "Table", v.Words.Say("sheet."+table), "Rows", v.Words.Number(float64(len(lines))))
			r.Groups = append(r.Groups, RecordGroup{title, lines})
		}
	}
	group("accounts", linesFrom(rests.Accounts, func(a data.Account) RecordLine {
		return RecordLine{Text: v.AccountTitle(a.AccountID), Account: a.AccountID}
	}))
	group("positions", linesFrom(rests.Positions, v.positionLine))
	group("responses", linesFrom(rests.Responses, func(p data.Response) RecordLine {
		return RecordLine{Text: p.Says, Account: firstAccount(v.Dataset, p.Proposal)}
	}))
	group("events", linesFrom(rests.Events, func(e data.Event) RecordLine {
		return RecordLine{Text: v.dated(e.Title, e.Date), Record: Record{string(EventsTab), e.ID}}
	}))
	group("facts", linesFrom(rests.Facts, func(f data.Fact) RecordLine {
		text := v.Words.Say("record.fact", "Region", v.RegionName(f.Region), "Fact", factLabel(f), "Value", v.factWords(f))
		return RecordLine{Text: text, Subject: Subject{Region: f.Region}}
	}))
	d := &Detail{Heading: source.Title, Subtitle: v.Words.Count("record.rests", rests.Count()), Record: r}
	if d.Heading == "" {
		d.Heading = source.Short()
	}
	return d
}

func linesFrom[R any](rows []R, line func(R) RecordLine) []RecordLine {
	lines := make([]RecordLine, len(rows))
	for i, row := range rows {
		lines[i] = line(row)
	}
	return lines
}

// positionLine names a position: whose it is, on what, and what it says.
func (v *View) positionLine(p data.Position) RecordLine {
	topic, _ := v.Dataset.Topic(p.Topic)
	subject := topic.Label
	if p.Region != "" {
		subject = v.Words.Say("cite.subject", "Region", v.RegionName(p.Region), "Topic", lowerFirst(topic.Label))
	}
	text := v.Words.Say("cite.position", "Account", v.AccountTitle(p.Account()), "Subject", subject, "Stance", v.StanceWords(v.ScaleOf(topic), p))
	return RecordLine{Text: text, Subject: Subject{p.Topic, p.Region}, Account: p.Account()}
}

// dated is a title with its date.
func (v *View) dated(title string, date data.Date) string {
	return v.Words.Say("record.dated", "Title", title, "Date", v.Words.Date(string(date)))
}

// GoRecord shows what a line of a record speaks of; what changes is one step back.
func (s *Store) GoRecord(line RecordLine) {
	s.together(func() {
		if line.Account != (Account{}) {
			s.ShowAccount(line.Account)
		}
		switch {
		case line.Record != (Record{}):
			s.ShowRecord(line.Record)
		case line.Subject.Topic != "":
			s.SelectSubject(line.Subject)
		case line.Subject.Region != "":
			s.SelectRegion(line.Subject.Region)
		}
	})
}
