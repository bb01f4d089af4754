package datatest

import (
	"reflect"
	"testing"

	"stancemap/data"
)

func TestManyHoldsEveryStanceAndReadingsOfEveryNumber(t *testing.T) {
	d := Many(30)
	readings := map[int]int{}
	for _, p := range d.Proposals {
		readings[len(d.AccountsOf(p.ID))]++
	}
	if len(d.Proposals) != 30 || readings[1] != 10 || readings[2] != 10 || readings[3] != 10 {
		t.Errorf("%d proposals; by the number of their readings %v", len(d.Proposals), readings)
	}
	said, parts := map[string]int{}, map[int]int{}
	for _, p := range d.Positions {
		topic, _ := d.Topic(p.Topic)
		said[topic.Kind+" "+p.Stance]++
		parts[p.Part]++
	}
	for _, stance := range d.Stances {
		if said[stance.Kind+" "+stance.Code] == 0 {
			t.Errorf("nobody says %s", stance.Code)
		}
	}
	if parts[2] == 0 || parts[3] == 0 {
		t.Errorf("by their part there are %v positions", parts)
	}
	if !reflect.DeepEqual(d.Tables(), Many(30).Tables()) {
		t.Error("another time it is another dataset")
	}
	if few := Many(1); len(few.Proposals) != 1 || few.Info.Opening != nil {
		t.Errorf("one proposal opens with %q", few.Info.Opening)
	}
	if _, ok := d.Account(data.ParseAccountID(d.Info.Opening[1])); !ok {
		t.Errorf("it opens with %q, which it does not have", d.Info.Opening)
	}
}
