package mapping

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"stancemap/app/open/grid"
)

// A Mapping says how a table is read. The zero value says nothing; Guess fills it.
type Mapping struct {
	Title     string            `json:"title,omitempty"` // of the dataset
	Form      grid.Form         `json:"form"`
	Layout    Layout            `json:"layout"`
	Dates     DateOrder         `json:"dates,omitempty"`
	Columns   []Column          `json:"columns"`
	Stances   []Meaning         `json:"stances"`
	Outlines  Properties        `json:"outlines"`
	Regions   map[string]string `json:"regions,omitempty"`   // names in the table that were accepted for the id of a region
	Proposals map[string]string `json:"proposals,omitempty"` // names in the table that were accepted for the name of another proposal
}

// A Layout says what a row of the table is.
type Layout string

// The layouts.
const (
	Long          Layout = "long"           // a row is a position
	RegionsDown   Layout = "regions-down"   // a row is a region, a column a proposal, a cell a stance
	ProposalsDown Layout = "proposals-down" // a row is a proposal, a column a region, a cell a stance
)

// Layouts lists the layouts.
var Layouts = []Layout{Long, RegionsDown, ProposalsDown}

// A Column says what a column of the table holds.
type Column struct {
	Place int    `json:"place"` // from 1
	Head  string `json:"head"`
	Role  Role   `json:"role"`
}

// A Meaning says what a value in the columns of stances means: a stance by its code, and the words for it.
type Meaning struct {
	Value string `json:"value"`
	Code  string `json:"code"`
	Label string `json:"label"`
}

// Properties say which properties of the outlines are id and name. An empty ID is the id of the feature, an
// empty Name the id.
type Properties struct {
	ID   string `json:"id,omitempty"`
	Name string `json:"name,omitempty"`
}

// Is finds the first column in a role, counted from 0; −1 where none is.
func (m Mapping) Is(role Role) int {
	for _, column := range m.Columns {
		if column.Role == role {
			return column.Place - 1
		}
	}
	return -1
}

// All lists the columns in a role, counted from 0.
func (m Mapping) All(role Role) []int {
	var places []int
	for _, column := range m.Columns {
		if column.Role == role {
			places = append(places, column.Place-1)
		}
	}
	return places
}

// WithRole is the mapping with another role for a column, counted from 0. A role that only one column can
// have is taken from the other that had it.
func (m Mapping) WithRole(place int, role Role) Mapping {
	m.Columns = slices.Clone(m.Columns)
	for i := range m.Columns {
		if m.Columns[i].Role == role && !role.several() {
			m.Columns[i].Role = Ignored
		}
		if m.Columns[i].Place == place+1 {
			m.Columns[i].Role = role
		}
	}
	return m
}

// WithMeaning is the mapping with another meaning for a value.
func (m Mapping) WithMeaning(value, code, label string) Mapping {
	m.Stances = slices.Clone(m.Stances)
	for i := range m.Stances {
		if m.Stances[i].Value == value {
			m.Stances[i].Code, m.Stances[i].Label = code, label
			return m
		}
	}
	m.Stances = append(m.Stances, Meaning{value, code, label})
	return m
}

// WithRegion is the mapping in which a name of the table is accepted for a region.
func (m Mapping) WithRegion(name, id string) Mapping {
	regions := map[string]string{name: id}
	for known, region := range m.Regions {
		if known != name {
			regions[known] = region
		}
	}
	m.Regions = regions
	return m
}

// File is the ending of a saved mapping.
const File = ".mapping.json"

// fileForm is the first member of every saved mapping; a file without it is none.
const fileForm = "stancemap mapping"

// mostMapping bounds what is read of a mapping, in bytes.
const mostMapping = 4 << 20

type saved struct {
	Form    string  `json:"stancemap"`
	Version int     `json:"version"`
	Mapping Mapping `json:"mapping"`
}

// Write writes the mapping as indented JSON.
func (m Mapping) Write(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(saved{fileForm, 1, m})
}

// ErrNone is the error of a file that is no mapping.
var ErrNone = errors.New("this is no saved mapping; make one with the import assistant, or leave the file away to have the columns guessed")

// Read reads what Write wrote, perhaps edited since. The error wraps ErrNone, or says which entry is wrong.
func Read(r io.Reader) (Mapping, error) {
	content, err := io.ReadAll(io.LimitReader(r, mostMapping+1))
	if err != nil {
		return Mapping{}, err
	}
	if len(content) > mostMapping {
		return Mapping{}, fmt.Errorf("it is larger than %d MB: %w", mostMapping>>20, ErrNone)
	}
	var s saved
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff"))))
	if err := decoder.Decode(&s); err != nil {
		return Mapping{}, fmt.Errorf("%w (%w)", ErrNone, err)
	}
	if s.Form != fileForm || s.Version != 1 {
		return Mapping{}, ErrNone
	}
	return s.Mapping, s.Mapping.sound()
}

func (m Mapping) sound() error {
	if !slices.Contains(Layouts, m.Layout) {
		return fmt.Errorf("layout: unknown layout %q; the layouts are long, regions-down and proposals-down", m.Layout)
	}
	for i, column := range m.Columns {
		if !slices.Contains(Roles, column.Role) {
			return fmt.Errorf("columns: entry %d: unknown role %q; the roles are %s", i+1, column.Role, joined(Roles))
		}
		if column.Place < 1 || column.Place > grid.MostColumns {
			return fmt.Errorf("columns: entry %d: the place %d is none; columns count from 1", i+1, column.Place)
		}
	}
	for i, meaning := range m.Stances {
		if meaning.Code == "" || slug(meaning.Code) != strings.ReplaceAll(meaning.Code, "_", "-") {
			return fmt.Errorf("stances: entry %d: %q is no code; write small letters, digits and _, such as not_addressed", i+1, meaning.Code)
		}
	}
	if !slices.Contains(DateOrders, m.Dates) {
		return fmt.Errorf("dates: unknown order %q; the orders are %s", m.Dates, joined(DateOrders[1:]))
	}
	return nil
}

func joined[T ~string](choices []T) string {
	var texts []string
	for _, choice := range choices {
		texts = append(texts, string(choice))
	}
	return strings.Join(texts, ", ")
}

// fitted moves the columns to where their heads stand in a table: it may have gained columns since.
func (m Mapping) fitted(g grid.Grid) Mapping {
	m.Columns = slices.Clone(m.Columns)
	for i, column := range m.Columns {
		if at := column.Place - 1; at < len(g.Head) && g.Head[at] == column.Head {
			continue
		}
		if at := g.Column(column.Head); at >= 0 {
			m.Columns[i].Place = at + 1
		}
	}
	m.Columns = slices.DeleteFunc(m.Columns, func(c Column) bool { return c.Place > len(g.Head) })
	return m
}
