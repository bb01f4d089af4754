package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
)

// A Source is one item of sources.json: a CSL-JSON 1.1 item. The fields named here are the ones the
// program shows; the whole item is kept as it was read, so nothing is lost when it is written.
type Source struct {
	ID             string     `json:"id"`
	Type           string     `json:"type"`
	Title          string     `json:"title"`
	Author         []CSLName  `json:"author"`
	ContainerTitle string     `json:"container-title"`
	Publisher      string     `json:"publisher"`
	Issued         CSLDate    `json:"issued"`
	Accessed       CSLDate    `json:"accessed"`
	URL            string     `json:"URL"`
	Language       string     `json:"language"`
	Note           string     `json:"note"`
	Custom         Provenance `json:"custom"`

	item json.RawMessage
}

// Provenance tells the origin of a text from the outlet that carried it.
type Provenance struct {
	Origin     string `json:"origin"`
	OriginDate string `json:"origin_date"`
	Carrier    string `json:"carrier"`
	Repost     bool   `json:"repost"`
	Translated bool   `json:"translated"`
	Read       string `json:"read"` // whole, opening, part

	UnnamedSources bool `json:"unnamed_sources"` // it rests on people whom it does not name
}

// A CSLName is a person or a body.
type CSLName struct {
	Family  string `json:"family"`
	Given   string `json:"given"`
	Literal string `json:"literal"`
}

// A CSLDate is a date in CSL-JSON: an EDTF string, or an object with date-parts or raw text.
type CSLDate Date

// UnmarshalJSON accepts the forms that CSL-JSON allows for one day, month or year.
func (d *CSLDate) UnmarshalJSON(text []byte) error {
	var plain string
	if json.Unmarshal(text, &plain) == nil {
		date, err := ParseDate(plain)
		*d = CSLDate(date)
		return err
	}
	var object struct {
		Parts   [][]json.Number `json:"date-parts"`
		Raw     string          `json:"raw"`
		Literal string          `json:"literal"`
	}
	if err := json.Unmarshal(text, &object); err != nil {
		return fmt.Errorf("%s is not a date of CSL-JSON", text)
	}
	if len(object.Parts) == 0 {
		date, err := ParseDate(object.Raw)
		*d = CSLDate(date)
		return err
	}
	written := ""
	for i, part := range object.Parts[0] {
		n, err := part.Int64()
		if err != nil {
			return fmt.Errorf("%s is not a date of CSL-JSON", text)
		}
		written += fmt.Sprintf([]string{"%04d", "-%02d", "-%02d"}[min(i, 2)], n)
	}
	date, err := ParseDate(written)
	*d = CSLDate(date)
	return err
}

// ParseSource reads one CSL-JSON item.
func ParseSource(item []byte) (Source, error) {
	var source Source
	if err := json.Unmarshal(item, &source); err != nil {
		return Source{}, err
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, item); err != nil {
		return Source{}, err
	}
	source.item = compact.Bytes()
	return source, nil
}

// CSL is the whole item as compact CSL-JSON.
func (s Source) CSL() string { return string(s.item) }

// Origin is whose text it is: the agency where an outlet carries one, else the outlet.
func (s Source) Origin() string {
	for _, name := range []string{s.Custom.Origin, s.ContainerTitle, s.Publisher} {
		if name != "" {
			return name
		}
	}
	return s.Title
}

// Carrier is the outlet that was read, empty where it is the origin itself.
func (s Source) Carrier() string {
	carrier := s.Custom.Carrier
	if carrier == "" {
		carrier = s.ContainerTitle
	}
	if carrier == s.Origin() {
		return ""
	}
	return carrier
}

// Date is the day on which the origin published, else the day of the carrier.
func (s Source) Date() Date {
	if s.Custom.OriginDate != "" {
		return Date(s.Custom.OriginDate)
	}
	return Date(s.Issued)
}

// Unnamed reports whether the source itself rests on sources that it does not name.
func (s Source) Unnamed() bool { return s.Custom.UnnamedSources }

// checkSources reports items that nobody could find again.
func checkSources(sources []Source, report *Report) {
	seen := map[string]bool{}
	for i, s := range sources {
		at := fmt.Sprintf("item %d", i+1)
		fail := func(rule, format string, args ...any) {
			report.add(Problem{File: sourcesFile, Place: at, Severity: Error, Rule: rule, Message: fmt.Sprintf(format, args...)})
		}
		if s.ID == "" || s.Type == "" {
			fail("required", "the source has no id or no type; CSL-JSON needs both")
		}
		if strings.ContainsAny(s.ID, reserved) {
			fail("reserved", "the id %q holds one of %q; lists are separated by them", s.ID, reserved)
		}
		if seen[s.ID] {
			fail("duplicate-key", "the id %q stands twice; give each source its own", s.ID)
		}
		seen[s.ID] = true
		if _, err := ParseDate(s.Custom.OriginDate); err != nil {
			fail("type", "origin_date: %v", err)
		}
		if s.URL == "" && (s.Title == "" || s.Issued == "" || s.Origin() == "") {
			report.add(Problem{File: sourcesFile, Place: at, Severity: Warning, Rule: "reference", Message: fmt.Sprintf("source %q has no address and no full reference; give URL, or title, date and publisher", s.ID)})
		}
		if s.URL == "" {
			continue
		}
		if address, err := url.Parse(s.URL); err != nil || (address.Scheme != "http" && address.Scheme != "https") || address.Host == "" {
			fail("address", "source %q has the address %q; only http and https addresses are allowed", s.ID, s.URL)
		}
	}
}

// sourceRows is the table that the workbook shows: the fields that people read and the whole item.
func sourceRows(sources []Source) Rows {
	columns := []ColumnInfo{
		{Name: "id", Type: "string", Required: true, About: "Stable id."},
		{Name: "type", Type: "string", Required: true, About: "Type of the item in CSL-JSON."},
		{Name: "title", Type: "string", About: "Title."},
		{Name: "origin", Type: "string", About: "Whose text it is."},
		{Name: "carrier", Type: "string", About: "The outlet that was read, where it is not the origin."},
		{Name: "date", Type: "date", About: "Date of publication."},
		{Name: "language", Type: "string", About: "Language (BCP 47)."},
		{Name: "translated", Type: "string", About: "Whether what was read is a translation."},
		{Name: "repost", Type: "string", About: "Whether what was read is a re-post."},
		{Name: "unnamed_sources", Type: "string", About: "Whether the source itself rests on sources that it does not name."},
		{Name: "url", Type: "string", About: "Address."},
		{Name: "csl", Type: "string", Required: true, About: "The whole item as CSL-JSON."},
	}
	rows := Rows{Name: "sources", About: "Every source, with its address.", Key: []string{"id"}, Columns: columns}
	for _, s := range sources {
		rows.Cells = append(rows.Cells, []string{
			s.ID, s.Type, s.Title, s.Origin(), s.Carrier(), string(s.Date()), s.Language,
			yesOrNo(s.Custom.Translated), yesOrNo(s.Custom.Repost), yesOrNo(s.Unnamed()), s.URL, s.CSL(),
		})
	}
	return rows
}

func yesOrNo(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}
