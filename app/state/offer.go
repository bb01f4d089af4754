package state

import (
	"slices"
	"strings"

	"stancemap/data"
)

// An Offer is a line of the list from which a proposal is chosen, with what one chooses by. A further
// reading of a proposal stands below it.
type Offer struct {
	Account  Account
	Year     string // under which it stands; empty where the date is not known
	Date     string // as far as it is known, that of publication marked as such
	Title    string // short title; of a further reading, whose account it is
	Full     string // the whole title
	Proposer string
	Status   string // in words
	Further  bool   // a further reading of the proposal above it
	First    bool   // it is the account on the map
	Second   bool   // it is the account compared with
	Several  bool   // it is one of small multiples
}

// Offers lists the accounts that can be chosen by date, undated ones last, as far as they fit all the
// words that are looked for. Without further readings there is one for each proposal, and the proposal
// on the map stands for the reading that is shown.
func (v *View) Offers(further bool, words string) []Offer {
	var offers []Offer
	for _, p := range byDate(v.Dataset) {
		offer := v.offer(p)
		if !offer.fits(words) {
			continue
		}
		if !further {
			offer.First = p.ID == v.State.Show.First.Proposal
			offer.Second = p.ID == v.State.Show.Second.Proposal
		}
		offers = append(offers, offer)
		for _, account := range v.Dataset.AccountsOf(p.ID) {
			if id := account.AccountID; further && id != offer.Account {
				reading := offer
				reading.Account, reading.Further = id, true
				reading.Title, reading.Status = v.AccountWords(id), v.Words.Say("account_kind."+account.Kind)
				reading.Several = v.Several(id)
				reading.First, reading.Second = id == v.State.Show.First, id == v.State.Show.Second
				offers = append(offers, reading)
			}
		}
	}
	return offers
}

func (v *View) offer(p data.Proposal) Offer {
	id := firstAccount(v.Dataset, p.ID)
	offer := Offer{
		Account: id, Date: v.Words.Date(string(p.PresentedOn)), Title: v.ProposalTitle(p.ID), Full: p.Title,
		Proposer: v.ActorNames(p.Proposer), Status: v.StatusWords(p),
		First: id == v.State.Show.First, Second: id == v.State.Show.Second, Several: v.Several(id),
	}
	if p.PresentedOn == "" && p.PublishedOn != "" {
		offer.Date = v.Words.Say("offers.published", "Date", v.Words.Date(string(p.PublishedOn)))
	}
	if date := known(p); date != "" {
		offer.Year = string(date[:4])
	}
	return offer
}

// fits reports whether every word that is looked for stands somewhere in the line, whatever its case.
func (o Offer) fits(words string) bool {
	line := strings.ToLower(strings.Join([]string{o.Date, o.Title, o.Full, o.Proposer, o.Status, o.Account.Proposal}, " "))
	for word := range strings.FieldsSeq(strings.ToLower(words)) {
		if !strings.Contains(line, word) {
			return false
		}
	}
	return true
}

// known is the date by which a proposal is listed: when it was presented, else when it became public.
func known(p data.Proposal) data.Date {
	if p.PresentedOn == "" {
		return p.PublishedOn
	}
	return p.PresentedOn
}

// byDate lists the proposals by the date that is known of them, undated ones last; those of one date keep
// their order. A year or a month stands before its days.
func byDate(d *data.Dataset) []data.Proposal {
	proposals := slices.Clone(d.Proposals)
	slices.SortStableFunc(proposals, func(a, b data.Proposal) int {
		x, y := string(known(a)), string(known(b))
		if (x == "") != (y == "") {
			return strings.Compare(y, x)
		}
		return strings.Compare(x, y)
	})
	return proposals
}

// accountsByDate lists every account by the date of its proposal.
func (v *View) accountsByDate() (accounts []Account) {
	for _, p := range byDate(v.Dataset) {
		for _, account := range v.Dataset.AccountsOf(p.ID) {
			accounts = append(accounts, account.AccountID)
		}
	}
	return accounts
}

// StatusWords says how a proposal is known: "Leaked".
func (v *View) StatusWords(p data.Proposal) string {
	if p.Status == "" {
		return ""
	}
	return v.Words.Say("proposal_status." + p.Status)
}
