package state

import (
	"slices"
	"strings"
	"testing"

	"stancemap/data"
	"stancemap/data/datatest"
)

// many is a window on thirty generated proposals.
func many(t testing.TB) *Store {
	t.Helper()
	d := datatest.Many(30)
	return NewStore(d, english(t), Opening(d))
}

func titles(offers []Offer) (said []string) {
	for _, o := range offers {
		said = append(said, o.Account.String())
	}
	return said
}

func TestTheOpeningPairIsPinnedAndTheOthersFollowInOrder(t *testing.T) {
	s := many(t)
	shown := s.View().Switch
	if shown.Pinned != 2 || len(shown.Proposals) != 30 {
		t.Fatalf("%d of %d proposals are pinned", shown.Pinned, len(shown.Proposals))
	}
	var ids []string
	for _, choice := range shown.Proposals {
		ids = append(ids, choice.ID)
	}
	if want := []string{"text-016", "text-017", "text-001", "text-002"}; !slices.Equal(ids[:4], want) {
		t.Errorf("the switch begins with %q, want %q", ids[:4], want)
	}
	if s.State().Show.First != account("text-016") || s.State().Show.Second != account("text-017") {
		t.Errorf("it opens with %+v", s.State().Show)
	}
	few := Derive(datatest.Many(3), english(t), Opening(datatest.Many(3)), nil)
	if few.Switch.Pinned != 3 {
		t.Errorf("of three proposals %d are parts of the switch", few.Switch.Pinned)
	}
}

func TestAnOpeningThatDoesNotExistIsTheFirstProposals(t *testing.T) {
	d := *datatest.Many(4)
	for _, c := range []struct {
		opening       []string
		first, second string
	}{
		{nil, "text-001", "text-002"},
		{[]string{"nobody", "text-003"}, "text-003", "text-001"},
		{[]string{"text-003", "text-003@first-2025-05-03"}, "text-003", "text-001"},
		{[]string{"text-003@first-2025-05-03", "text-002"}, "text-003@first-2025-05-03", "text-002"},
	} {
		d.Info.Opening = c.opening
		if got := Opening(&d).Show; got.First != account(c.first) || got.Second != account(c.second) {
			t.Errorf("%q opens with %v and %v", c.opening, got.First, got.Second)
		}
	}
}

func TestProposalsAreOfferedByDateWithWhatOneChoosesBy(t *testing.T) {
	v := shown(t, func(*State) {})
	offers := v.Offers(false, "US draft")
	want := Offer{
		Account: account(usDraft), Year: "2025", Date: "17 Apr 2025", Title: "US draft", Proposer: "United States", Status: "Draft", First: true,
		Full: "US draft of terms, presented in Paris on 17 April 2025",
	}
	if !slices.Contains(offers, want) {
		t.Errorf("offered is %+v, want %+v", offers, want)
	}
	years := ""
	for _, offer := range many(t).View().Offers(false, "") {
		if offer.Year < years {
			t.Errorf("%s stands after %s", offer.Year, years)
		}
		years = offer.Year
	}
}

func TestAnUndatedProposalStandsLast(t *testing.T) {
	d := *datatest.Many(4)
	d.Proposals = slices.Clone(d.Proposals)
	d.Proposals[0].PresentedOn, d.Proposals[0].PublishedOn = "", ""
	d.Proposals[1].PresentedOn, d.Proposals[1].PublishedOn = "", "2099"
	v := Derive(&d, english(t), Opening(&d), nil)
	if last := v.Offers(false, "")[2]; last.Date != "publ. 2099" || last.Year != "2099" {
		t.Errorf("a text of which only the publication is known is offered as of %q, %q", last.Year, last.Date)
	}
	got := titles(Derive(&d, english(t), Opening(&d), nil).Offers(false, ""))
	if want := []string{"text-003", "text-004", "text-002", "text-001"}; !slices.Equal(got, want) {
		t.Errorf("offered are %q, want %q", got, want)
	}
}

func TestFurtherReadingsStandBelowTheirProposal(t *testing.T) {
	s := opened(t)
	s.ShowSecond(account(usDraft + "@" + wion))
	offers := s.View().Offers(true, "us draft terms")
	got := titles(offers)
	if at := slices.Index(got, usDraft); at < 0 || at+1 >= len(got) || got[at+1] != usDraft+"@"+wion {
		t.Fatalf("offered are %q", got)
	}
	reading := offers[slices.Index(got, usDraft)+1]
	if !reading.Further || reading.Title != "as told by WION, 25 Apr 2025" || !reading.Second || reading.First || reading.Status != "Report" {
		t.Errorf("the further reading is offered as %+v", reading)
	}
	if got := titles(s.View().Offers(false, "")); slices.Contains(got, usDraft+"@"+wion) {
		t.Errorf("among the proposals there is a reading: %q", got)
	}
}

// Words are found in title, proposer, status and date, in any order and case.
func TestTheListIsLimitedByAllTheWordsGiven(t *testing.T) {
	v := shown(t, func(*State) {})
	for words, want := range map[string]bool{"": true, "us DRAFT": true, "paris 2025": true, "united states draft": true, "apr 2025 paris": true, "us draft brazil": false} {
		if got := slices.Contains(titles(v.Offers(false, words)), usDraft); got != want {
			t.Errorf("%q finds the US draft: %v, want %v", words, got, want)
		}
	}
	if got := v.Offers(false, "no such words"); got != nil {
		t.Errorf("found is %+v", got)
	}
}

func TestEveryStatusHasAWord(t *testing.T) {
	v := shown(t, func(*State) {})
	for _, status := range []string{"agreement", "official", "leaked", "reported", "oral", "draft"} {
		if said := v.StatusWords(data.Proposal{Status: status}); strings.Contains(said, ".") || said == "" {
			t.Errorf("%s is said as %q", status, said)
		}
	}
	if said := v.StatusWords(data.Proposal{}); said != "" {
		t.Errorf("no status is said as %q", said)
	}
}
