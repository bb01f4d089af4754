package state

import (
	"strings"

	"stancemap/data"
)

// A Cited is a source with everything that rests on it, ready to read.
type Cited struct {
	Title string
	About string // origin, carrier, date, language, and what is special about it
	URL   string
	Rests []Rest
}

// A Rest is a line about what rests on a source: an account, or something that it says.
type Rest struct {
	Text  string
	Found Found // where it leads; without a kind it is a heading
}

// Cited lists every source with what rests on it, in the order of the dataset.
func (v *View) Cited() []Cited {
	list := make([]Cited, len(v.Dataset.Sources))
	for i, s := range v.Dataset.Sources {
		title := s.Title
		if title == "" {
			title = s.Short()
		}
		resting := v.Dataset.RestsOn(s.ID)
		list[i] = Cited{title, v.aboutSource(s, resting), s.URL, v.rests(resting)}
	}
	return list
}

// aboutSource says whose text it is, who carried it, when and in which language, and how it was read.
func (v *View) aboutSource(s data.Source, resting data.Resting) string {
	said := []string{v.Words.Say("source.origin", "Name", s.Origin())}
	if carrier := s.Carrier(); carrier != "" {
		said = append(said, v.Words.Say("source.carrier", "Name", carrier))
	}
	if date := v.Words.Date(string(s.Date())); date != "" {
		said = append(said, date)
	}
	if s.Language != "" {
		said = append(said, v.Words.Say("source.language", "Code", s.Language))
	}
	if s.Custom.Translated {
		said = append(said, v.Words.Say("source.translated"))
	}
	if s.Custom.Repost {
		said = append(said, v.Words.Say("source.repost"))
	}
	if s.Unnamed() {
		said = append(said, v.Words.Say("source.unnamed"))
	}
	if s.URL == "" {
		said = append(said, v.Words.Say("source.no_address"))
	}
	if resting.Count() == 0 {
		said = append(said, v.Words.Say("source.nothing_rests"))
	}
	return strings.Join(said, " · ")
}

func (v *View) rests(resting data.Resting) (lines []Rest) {
	account := func(id Account) Rest {
		return Rest{Text: v.AccountTitle(id), Found: Found{Kind: FoundAccount, ID: id.String(), Account: id}}
	}
	for _, a := range resting.Accounts {
		line := account(a.AccountID)
		line.Text = v.Words.Say("rests.account", "Account", line.Text, "Read", v.readWords(a))
		lines = append(lines, line)
	}
	last := Account{}
	for _, p := range resting.Positions {
		if p.Account() != last {
			last = p.Account()
			lines = append(lines, Rest{Text: v.Words.Say("rests.positions", "Account", v.AccountTitle(last))})
		}
		lines = append(lines, v.restingPosition(p))
	}
	for _, p := range resting.Proposals {
		lines = append(lines, Rest{Text: v.Words.Say("rests.proposal", "Title", p.Title), Found: account(firstAccount(v.Dataset, p.ID)).Found})
	}
	for _, r := range resting.Responses {
		line := Rest{Text: v.Words.Say("rests.response", "Who", v.ActorNames(data.List{r.Actor}), "Proposal", v.ProposalTitle(r.Proposal))}
		line.Found = account(firstAccount(v.Dataset, r.Proposal)).Found
		lines = append(lines, line)
	}
	for _, e := range resting.Events {
		lines = append(lines, Rest{Text: v.Words.Say("rests.event", "Date", v.Words.Date(string(e.Date)), "Title", e.Title)})
	}
	for _, f := range resting.Facts {
		lines = append(lines, Rest{
			Text:  v.Words.Say("rests.fact", "Region", v.RegionName(f.Region), "Fact", v.factWords(f)),
			Found: Found{Kind: FoundRegion, ID: f.Region, Subject: Subject{Topic: v.State.Show.Topic, Region: f.Region}},
		})
	}
	return lines
}

// readWords says what kind of account it is and whether it was read whole.
func (v *View) readWords(a data.Account) string {
	if a.Read == "part" {
		return v.Words.Say("rests.read_in_part", "Kind", v.Words.Say("account_kind."+a.Kind))
	}
	return v.Words.Say("rests.read_whole", "Kind", v.Words.Say("account_kind."+a.Kind))
}

func (v *View) restingPosition(p data.Position) Rest {
	topic, _ := v.Dataset.Topic(p.Topic)
	subject := topic.Label
	if p.Region != "" {
		subject = v.Words.Say("rests.subject", "Topic", topic.Label, "Region", v.RegionName(p.Region))
	}
	return Rest{
		Text:  v.Words.Say("rests.position", "Subject", subject, "Stance", v.StanceWords(v.ScaleOf(topic), p)),
		Found: Found{Kind: FoundPosition, ID: p.ID, Account: p.Account(), Subject: Subject{p.Topic, p.Region}, Row: p.ID},
	}
}
