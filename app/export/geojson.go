package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"stancemap/app/state"
	"stancemap/data"
)

// geoJSONOf is the regions of the view with what the accounts on the map say of them, as a
// FeatureCollection (RFC 7946): one feature a line, rings by the right-hand rule, no crs. What must not be
// lost on the way stands beside the features as foreign members (section 6.1): who made the dataset and
// under which licence, its version, the topic, the accounts, what each property means, and what shading
// implies.
func geoJSONOf(v *state.View, o Options) ([]byte, error) {
	regions := v.JoinedRegions()
	if len(regions) == 0 {
		return nil, errors.New("no region passes the filter, so that there is nothing to join; lift the filter of regions, or write an .xlsx")
	}
	outlines, err := outlinesOf(v.Dataset)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString("{\"type\": \"FeatureCollection\",\n")
	for _, m := range collectionMembers(v, o) {
		text, err := jsonText(m.Value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.Name, err)
		}
		fmt.Fprintf(&out, "%q: %s,\n", m.Name, text)
	}
	out.WriteString("\"features\": [")
	for i, region := range regions {
		if i > 0 {
			out.WriteByte(',')
		}
		feature, err := featureOf(v, region, outlines[region.ID])
		if err != nil {
			return nil, fmt.Errorf("region %q: %w", region.ID, err)
		}
		out.WriteString("\n" + feature)
	}
	out.WriteString("\n]}\n")
	return out.Bytes(), nil
}

func featureOf(v *state.View, region data.Region, outline json.RawMessage) (string, error) {
	geometry, err := geometryText(outline)
	if err != nil {
		return "", err
	}
	id, err := jsonText(region.ID)
	if err != nil {
		return "", err
	}
	properties, err := jsonText(v.JoinedRegion(region))
	if err != nil {
		return "", err
	}
	return fmt.Sprintf(`{"type":"Feature","id":%s,"properties":%s,"geometry":%s}`, id, properties, geometry), nil
}

// collectionMembers are the foreign members. None has a name that the RFC gives to something else.
func collectionMembers(v *state.View, o Options) state.Properties {
	info, topic := v.Dataset.Info, v.Topic()
	edition := state.Properties{{Name: "name", Value: info.Name}, {Name: "id", Value: info.ID}, {Name: "version", Value: info.Version}, {Name: "as_of", Value: string(info.AsOf)}}
	licences := []state.Properties{}
	for _, licence := range info.Licenses {
		licences = append(licences, state.Properties{{Name: "name", Value: licence.Name}, {Name: "title", Value: licence.Title}, {Name: "path", Value: licence.Path}})
	}
	fields := []state.Properties{}
	for _, field := range v.JoinedFields() {
		fields = append(fields, state.Properties{{Name: "name", Value: field.Name}, {Name: "meaning", Value: field.Meaning}})
	}
	members := state.Properties{
		{Name: "name", Value: info.Name}, {Name: "title", Value: v.Maps.Title},
		{Name: "disclaimer", Value: v.Words.Say("note.neutrality")},
		{Name: "attribution", Value: citation(v)}, {Name: "licenses", Value: licences}, {Name: "dataset", Value: edition},
		{Name: "topic", Value: state.Properties{{Name: "id", Value: topic.ID}, {Name: "label", Value: topic.Label}, {Name: "definition", Value: topic.Definition}}},
		{Name: "accounts", Value: accountMembers(v)}, {Name: "fields", Value: fields},
		{Name: "program", Value: o.Program},
	}
	if v.Dataset.GeometryHash() == data.Bundled().GeometryHash() { // the note is on those outlines
		members = slices.Insert(members, 3, state.Property{Name: "boundaries", Value: v.Words.Say("note.boundaries")})
	}
	return members
}

func accountMembers(v *state.View) []state.Properties {
	members := []state.Properties{}
	for _, id := range v.OnMap() {
		proposal, _ := v.Dataset.Proposal(id.Proposal)
		account, _ := v.Dataset.Account(id)
		source, _ := v.Dataset.Source(account.Source)
		members = append(members, state.Properties{
			{Name: "id", Value: id.String()}, {Name: "title", Value: v.AccountTitle(id)}, {Name: "proposal", Value: proposal.Title},
			{Name: "presented_on", Value: string(proposal.PresentedOn)}, {Name: "kind", Value: account.Kind}, {Name: "read", Value: account.Read},
			{Name: "source", Value: account.Source}, {Name: "url", Value: source.URL},
		})
	}
	return members
}

// jsonText writes a value as JSON on one line. Text that is not UTF-8 is refused: JSON would change it.
func jsonText(value any) (string, error) {
	var out bytes.Buffer
	if err := appendJSON(&out, value); err != nil {
		return "", err
	}
	return out.String(), nil
}

func appendJSON(out *bytes.Buffer, value any) error {
	switch value := value.(type) {
	case state.Properties:
		return appendObject(out, value)
	case []state.Properties:
		out.WriteByte('[')
		for i, item := range value {
			if i > 0 {
				out.WriteByte(',')
			}
			if err := appendObject(out, item); err != nil {
				return err
			}
		}
		out.WriteByte(']')
		return nil
	case string:
		if !utf8.ValidString(value) {
			return fmt.Errorf("the text %q is not UTF-8", value)
		}
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	out.Truncate(len(bytes.TrimSuffix(out.Bytes(), []byte("\n"))))
	return err
}

func appendObject(out *bytes.Buffer, members state.Properties) error {
	out.WriteByte('{')
	for i, m := range members {
		if i > 0 {
			out.WriteByte(',')
		}
		if err := appendJSON(out, m.Name); err != nil {
			return err
		}
		out.WriteByte(':')
		if err := appendJSON(out, m.Value); err != nil {
			return fmt.Errorf("%s: %w", m.Name, err)
		}
	}
	out.WriteByte('}')
	return nil
}
