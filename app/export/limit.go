package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"stancemap/app/state"
)

// Limits of a workbook (Microsoft, "Excel specifications and limits"). What does not fit is refused
// by name, never cut.
const (
	mostRows       = 1_048_576 // of a sheet, the header included
	mostColumns    = 16_384
	mostUnits      = 32_767 // UTF-16 units of text in a cell
	mostTitleUnits = 255    // of the head of a column of a table
	mostLinks      = 65_530 // of a sheet
	mostLinkUnits  = 2_079  // of an address that a cell leads to
	mostNameUnits  = 31     // of the name of a sheet
)

// fits reports, as an error, the first thing of the sheets that a workbook cannot hold.
func fits(sheets []sheet) error {
	names := map[string]string{}
	for _, s := range sheets {
		if err := nameFits(s.name); err != nil {
			return err
		}
		if other, taken := names[strings.ToLower(s.name)]; taken {
			return fmt.Errorf("sheet %q: the name stands twice, ignoring case; the other is %q", s.name, other)
		}
		names[strings.ToLower(s.name)] = s.name
		if err := sheetFits(s); err != nil {
			return fmt.Errorf("sheet %q: %w", s.name, err)
		}
	}
	return nil
}

func nameFits(name string) error {
	refuse := func(rule string) error { return fmt.Errorf("sheet %q: %s", name, rule) }
	switch {
	case name == "":
		return refuse("a sheet needs a name")
	case units(name) > mostNameUnits:
		return refuse(fmt.Sprintf("the name has %d characters; %d are the most", units(name), mostNameUnits))
	case strings.ContainsAny(name, `:\/?*[]`):
		return refuse(`the name may not hold any of : \ / ? * [ ]`)
	case strings.HasPrefix(name, "'") || strings.HasSuffix(name, "'"):
		return refuse("the name may not begin or end with an apostrophe")
	case strings.EqualFold(name, "History"):
		return refuse("spreadsheets keep this name for themselves")
	}
	return textFits(name)
}

func sheetFits(s sheet) error {
	if rows := len(s.Rows) + 1; rows > mostRows {
		return fmt.Errorf("%d rows; a sheet holds %d, so filter what is exported", rows, mostRows)
	}
	if len(s.Columns) > mostColumns {
		return fmt.Errorf("%d columns; a sheet holds %d, so filter what is exported", len(s.Columns), mostColumns)
	}
	for i, head := range s.heads {
		if err := headFits(s.heads, i); err != nil {
			return fmt.Errorf("column %d, %q: %w", i+1, head, err)
		}
	}
	for i, row := range s.Rows {
		for j, cell := range row.Cells {
			if err := textFits(cell.Text); err != nil {
				return fmt.Errorf("row %d, column %q: %w", i+2, s.heads[j], err)
			}
		}
	}
	return nil
}

// headFits wants the heads of a table as spreadsheets do: named, short, on one line, and different
// also where case is ignored. A file that breaks this is "repaired" by Excel.
func headFits(heads []string, i int) error {
	head := heads[i]
	switch {
	case strings.TrimSpace(head) == "":
		return fmt.Errorf("a column needs a name")
	case units(head) > mostTitleUnits:
		return fmt.Errorf("the name has %d characters; %d are the most", units(head), mostTitleUnits)
	case strings.ContainsAny(head, "\r\n\t"):
		return fmt.Errorf("the name breaks the line")
	}
	if j := slices.IndexFunc(heads, func(other string) bool { return strings.EqualFold(other, head) }); j < i {
		return fmt.Errorf("column %d has the same name, ignoring case", j+1)
	}
	return textFits(head)
}

// textFits refuses what a cell cannot hold or XML 1.0 cannot say (section 2.2, "Char").
func textFits(text string) error {
	if len(text) <= mostUnits && plain(text) {
		return nil
	}
	if n := units(text); n > mostUnits {
		return fmt.Errorf("the text has %d characters (UTF-16 units); a cell holds %d", n, mostUnits)
	}
	if !utf8.ValidString(text) {
		return fmt.Errorf("the text is not UTF-8")
	}
	for _, r := range text {
		control := r < 0x20 && r != '\t' && r != '\n' && r != '\r'
		if control || r == 0xFFFE || r == 0xFFFF || r == mark {
			return fmt.Errorf("the text holds the character %U, which a workbook cannot hold; take it out", r)
		}
	}
	return nil
}

// plain tells a text of ordinary ASCII letters, as most are: nothing in it has to be looked at again.
func plain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

// units is the length of a text as spreadsheets count it.
func units(text string) int {
	n := 0
	for _, r := range text {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}

// Spreadsheets read _x0041_ as "A" (ECMA-376, ST_Xstring), so a literal underscore before such a code
// is itself written as an escape. excelize does that for most texts and loses some (_xD800_,
// _x0041_x0042_), so in what it writes the underscores are marked with a noncharacter here, and escaped
// when the file is packed.
const (
	mark              = '\U0010FFFF'
	underscoreMark    = string(mark)
	escapedUnderscore = "_x005F_"
)

// escapeLike tells text that begins like an escape.
func escapeLike(text string) bool {
	if len(text) < len("_x0041_") || text[0] != '_' || text[1] != 'x' || text[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(text[2:6], 16, 16)
	return err == nil
}

// literal marks the underscores that a spreadsheet would read as the start of an escape.
func literal(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var marked strings.Builder
	for i := range len(text) {
		if text[i] == '_' && escapeLike(text[i:]) {
			marked.WriteString(underscoreMark)
			continue
		}
		marked.WriteByte(text[i])
	}
	return marked.String()
}

// linkable tells the addresses that a cell may lead to: http, https and mailto, of a length that
// spreadsheets open.
func linkable(address string) bool {
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if strings.HasPrefix(strings.ToLower(address), scheme) {
			return len(address) > len(scheme) && units(address) <= mostLinkUnits && textFits(address) == nil
		}
	}
	return false
}

// links lists the cells of a sheet that lead to an address. A long sheet has none, nor one with more
// than a sheet may hold: the addresses stand in the Sources sheet, as text at least.
func links(s sheet) (cells []link) {
	if s.ID != "sources" && len(s.Rows) >= linkedRows {
		return nil
	}
	for i, row := range s.Rows {
		for j, cell := range row.Cells {
			if linkable(cell.URL) {
				cells = append(cells, link{j + 1, i + 2, cell.URL})
			}
		}
	}
	if len(cells) > mostLinks {
		return nil
	}
	return cells
}

// linkedRows is the length from which a sheet has no links: excelize takes quadratic time for them.
const linkedRows = 1000

type link struct {
	column, row int
	address     string
}

// distinct gives the columns the heads that the table shows. Where two would be the same to a
// spreadsheet, the id of the column tells them apart; one that is too long for a head is its id.
func distinct(columns []state.Column) []string {
	heads := make([]string, len(columns))
	count := map[string]int{}
	for i, column := range columns {
		heads[i] = strings.Join(strings.Fields(column.Title), " ")
		if heads[i] == "" || units(heads[i]) > mostTitleUnits {
			heads[i] = column.ID
		}
		count[strings.ToLower(heads[i])]++
	}
	for i, column := range columns {
		if count[strings.ToLower(heads[i])] > 1 {
			heads[i] += " (" + column.ID + ")"
		}
	}
	return heads
}
