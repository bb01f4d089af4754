package data

import "strings"

// A Disagreement is a cell that readings of one proposal tell differently.
type Disagreement struct {
	Proposal, Topic, Region string
	Tellings                []Telling // of the readings that contradict another, in their order
}

// A Telling is what one of the readings says in the cell.
type Telling struct {
	Account Account
	Parts   []Position
}

// Disagreements lists every cell on which readings disagree, by proposal, topic and region.
func (d *Dataset) Disagreements() []Disagreement {
	var disagreements []Disagreement
	for _, proposal := range d.Proposals {
		accounts := d.AccountsOf(proposal.ID)
		ids := make([]AccountID, len(accounts))
		for i, account := range accounts {
			ids[i] = account.AccountID
		}
		for _, topic := range d.Topics {
			for _, region := range d.regionsOf(topic, ids...) {
				if told := d.tellings(proposal.ID, topic.ID, region); len(told) > 0 {
					disagreements = append(disagreements, Disagreement{proposal.ID, topic.ID, region, told})
				}
			}
		}
	}
	return disagreements
}

func (d *Dataset) tellings(proposal, topic, region string) []Telling {
	var told []Telling
	for _, reading := range d.Disagreeing(proposal, topic, region) {
		account, _ := d.Account(AccountID{proposal, reading})
		told = append(told, Telling{account, d.Cell(Cell{proposal, topic, region, reading})})
	}
	return told
}

// DisagreementPage is the page that shows every cell on which readings disagree, with the wording of
// each, its source and date, and the outlet that carried it.
func (d *Dataset) DisagreementPage() Page {
	found := d.Disagreements()
	page := Page{Title: "Where readings disagree: " + d.Info.Title, Sections: []Section{{Text: []string{
		d.edition(),
		"Two readings of one proposal disagree on a cell where both say something and each says something, in stance, extent, object or by whom, that the other does not. Both are kept; neither is corrected by the other.",
		count(len(found), "cell") + " of this dataset.",
	}}}}
	for _, disagreement := range found {
		page.Sections = append(page.Sections, d.disagreementSection(disagreement))
	}
	return page
}

func (d *Dataset) disagreementSection(g Disagreement) Section {
	s := Section{Level: 1, Heading: d.cellWords(g), Header: []string{"Reading", "Stance", "What is said", "Quotation", "Origin", "Date", "Carrier", "Address"}}
	for _, telling := range g.Tellings {
		for _, p := range telling.Parts {
			source, _ := d.Source(p.Source)
			s.Rows = append(s.Rows, []string{
				d.accountWords(telling.Account), d.claimWords(p), p.Summary, quoted(p.Quote), source.Origin(), string(source.Date()), source.Carrier(), source.URL,
			})
		}
	}
	return s
}

// accountWords says whose account it is: for the primary one, how the text is known.
func (d *Dataset) accountWords(account Account) string {
	proposal, _ := d.Proposal(account.Proposal)
	switch {
	case account.Reading != PrimaryReading:
		reading, _ := d.Reading(account.Reading)
		return reading.Label
	case account.Kind == "report":
		return "As reported"
	case account.Kind == "oral":
		return "As told"
	case proposal.Status == "leaked":
		return "As leaked"
	}
	return "As published"
}

// cellWords names a cell: proposal, topic and region.
func (d *Dataset) cellWords(g Disagreement) string {
	proposal, _ := d.Proposal(g.Proposal)
	topic, _ := d.Topic(g.Topic)
	words := []string{proposal.ShortTitle, topic.Label}
	if proposal.ShortTitle == "" {
		words[0] = proposal.Title
	}
	if region, ok := d.Region(g.Region); ok {
		words = append(words, region.NameEN)
	}
	return strings.Join(words, " · ")
}

// claimWords is the stance of a position with its extent, object and those who would do it.
func (d *Dataset) claimWords(p Position) string {
	topic, _ := d.Topic(p.Topic)
	stance, _ := d.Stance(topic.Kind, p.Stance)
	words := []string{stance.Label}
	if p.Extent != "" {
		words = append(words, "extent: "+strings.ToLower(plainWords(p.Extent)))
	}
	if p.Object != "" {
		words = append(words, "object: "+p.Object)
	}
	if len(p.ByWhom) > 0 {
		words = append(words, "by: "+d.names(p.ByWhom))
	}
	return strings.Join(words, "; ")
}

func (d *Dataset) names(actors List) string {
	names := make(List, len(actors))
	for i, id := range actors {
		actor, _ := d.Actor(id)
		names[i] = actor.Label
	}
	return joinComma(names)
}

func quoted(quote string) string {
	if quote == "" {
		return ""
	}
	return "“" + quote + "”"
}
