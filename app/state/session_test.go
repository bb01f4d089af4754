package state

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"stancemap/data"
)

// fill gives every field another value than its zero, so that none can be forgotten.
func fill(t *testing.T, v reflect.Value) {
	t.Helper()
	for i := range v.NumField() {
		field := v.Field(i)
		switch field.Kind() {
		case reflect.Struct:
			fill(t, field)
		case reflect.String:
			field.SetString("x" + v.Type().Field(i).Name)
		case reflect.Float64:
			field.SetFloat(float64(i) + 1.0/3)
		case reflect.Bool:
			field.SetBool(true)
		case reflect.Int:
			field.SetInt(int64(i) + 1)
		default:
			t.Fatalf("%s.%s is of a kind that this test does not fill", v.Type(), v.Type().Field(i).Name)
		}
	}
}

func written(t *testing.T, s Session) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestASessionKeepsEveryFieldOfTheState(t *testing.T) {
	var s State
	fill(t, reflect.ValueOf(&s).Elem())
	session := SessionOf(s, data.Info{ID: "id", Name: "name", Version: "1.2.3"}, []string{"/a b/c.zip", "/d.geojson"})
	text := written(t, session)
	back, err := ReadSession(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back, session) {
		t.Errorf("read back it is %+v, was %+v", back, session)
	}
	if again := written(t, back); again != text {
		t.Errorf("written again it is another:\n%s\n%s", text, again)
	}
	if !strings.Contains(text, `"first": "xProposal@xReading"`) {
		t.Errorf("accounts are not written as people type them:\n%s", text)
	}
}

func TestASessionThatCannotBeReadSaysWhy(t *testing.T) {
	good := written(t, SessionOf(Opening(data.Bundled()), data.Bundled().Info, nil))
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"nothing", "", ErrBrokenSession},
		{"half of it", good[:len(good)/2], ErrBrokenSession},
		{"another form", strings.Replace(good, sessionForm, "other session", 1), ErrBrokenSession},
		{"no version", strings.Replace(good, `"version": 1`, `"version": 0`, 1), ErrBrokenSession},
		{"a later version", strings.Replace(good, `"version": 1`, `"version": 2`, 1), ErrNewerSession},
		{"an unknown field", strings.Replace(good, `"mode"`, `"mood"`, 1), ErrBrokenSession},
		{"text for a number", strings.Replace(good, `"scale": 0`, `"scale": "much"`, 1), ErrBrokenSession},
		{"more than it may be", strings.Repeat(" ", mostSession) + good, ErrBrokenSession},
	} {
		if _, err := ReadSession(strings.NewReader(c.text)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, not %v", c.name, err, c.want)
		}
	}
}

func TestAStateIsFittedToItsDataset(t *testing.T) {
	d := data.Bundled()
	opening := Opening(d)
	var strange State
	fill(t, reflect.ValueOf(&strange).Elem())
	strange.Map.Scale = -1
	got := strange.Fitted(d)
	want := strange // of which stays what any dataset has
	want.Show, want.Select, want.Map, want.Table, want.Look.Theme = opening.Show, Subject{}, Map{}, opening.Table, opening.Look.Theme
	want.Filter.Accounts, want.Filter.Regions, want.Filter.Topics = "", "", ""
	want.Record = Record{}
	want.Look.Vision, want.Look.TextSize = NormalVision, 0
	if got != want {
		t.Errorf("a state of which the dataset knows nothing becomes\n%+v, not\n%+v", got, want)
	}

	kept := opening
	kept.Show.First, kept.Show.Second = account(usDraft+"@"+wion), account(usDraft)
	kept.Show.Mode = Difference
	kept.Select = Subject{"nato", ""}
	kept.Filter = Filter{Accounts: SetOf(usDraft), Regions: SetOf("crimea", "kherson"), Topics: SetOf("nato"), Stances: "same"}
	kept.Map = Map{1, 2, 3}
	kept.Look = Look{Theme: Dark, Vision: Tritan, TextSize: 130, Layers: Layers{Graticule: true, NoTowns: true}}
	if got := kept.Fitted(d); got != kept {
		t.Errorf("a state that fits becomes %+v", got)
	}
	kept.Filter.Regions = SetOf("crimea", "atlantis")
	if got := kept.Fitted(d).Filter.Regions; got != SetOf("crimea") {
		t.Errorf("of a known and an unknown region stays %q", got)
	}
}
