package state

import (
	"testing"

	"stancemap/data"
)

func TestLabelsInsideASentenceKeepTheirNames(t *testing.T) {
	view := opened(t).View()
	for label, want := range map[string]string{
		"Recognition, de jure":             "recognition, de jure",
		"Return to Ukraine":                "return to Ukraine",
		"Deferred to talks":                "deferred to talks",
		"Russian withdrawal":               "Russian withdrawal",
		"Ukrainian withdrawal":             "Ukrainian withdrawal",
		"Zaporizhzhia nuclear power plant": "Zaporizhzhia nuclear power plant",
		"NATO membership":                  "NATO membership",
		"US–Russian economic cooperation":  "US–Russian economic cooperation",
		"Kakhovka dam":                     "Kakhovka dam",
		"Kharkiv Oblast":                   "Kharkiv Oblast",
		"Elections":                        "elections",
		"":                                 "",
	} {
		if got := view.inside(label); got != want {
			t.Errorf("inside a sentence %q is %q, not %q", label, got, want)
		}
	}
	for _, stance := range data.Bundled().Stances {
		name := stance.Code == "withdraw_ukraine" || stance.Code == "withdraw_russia"
		if got := view.inside(stance.Label); capital(got) != name {
			t.Errorf("the stance %s is said as %q", stance.Code, got)
		}
	}
}
