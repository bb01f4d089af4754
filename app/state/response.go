package state

import "stancemap/data"

// A Response is what a party answered to a proposal, in words.
type Response struct {
	Proposal string
	Who      string // "Volodymyr Zelensky"
	Role     string // "President of Ukraine."
	Date     string // empty where it is not known
	Says     string
	Source   SourceLine
}

// responses tells what was answered to the proposals compared, on a topic or on the whole.
func (v *View) responses(topic data.Topic) (told []Response) {
	seen := map[string]bool{}
	for _, id := range v.compared() {
		if seen[id.Proposal] {
			continue
		}
		seen[id.Proposal] = true
		for _, r := range v.Dataset.ResponsesTo(id.Proposal) {
			if r.Topic != "" && r.Topic != topic.ID {
				continue
			}
			actor, ok := v.Dataset.Actor(r.Actor)
			if !ok {
				actor.Label = r.Actor
			}
			told = append(told, Response{
				Proposal: v.ProposalTitle(id.Proposal), Who: actor.Label, Role: actor.Note,
				Date: v.Words.Date(string(r.Date)), Says: r.Says, Source: v.sourceLine(r.Source),
			})
		}
	}
	return told
}
