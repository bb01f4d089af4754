package state

// A Selection is which rows of a table are selected. Rows are named by their keys, so that it survives
// another order. The cursor is the row that keys move from, the anchor the row from which Shift extends.
// The zero Selection holds nothing.
type Selection struct {
	Cursor string // key of a row, empty for none

	anchor string
	picked map[string]bool
}

// Only selects one row.
func (s *Selection) Only(key string) {
	*s = Selection{Cursor: key, anchor: key}
	if key != "" {
		s.picked = map[string]bool{key: true}
	}
}

// Toggle adds a row to the others, or takes it out; it gets the cursor.
func (s *Selection) Toggle(key string) {
	if s.picked[key] {
		delete(s.picked, key)
	} else {
		s.pick(key)
	}
	s.Cursor, s.anchor = key, key
}

// Extend selects the rows from the anchor to a row of the sheet, and no others. Without an anchor in the
// sheet it selects that row.
func (s *Selection) Extend(sheet *Sheet, to int) {
	from := sheet.rowOfKey(s.anchor)
	if from < 0 {
		s.Only(sheet.Rows[to].Key)
		return
	}
	s.picked, s.Cursor = nil, sheet.Rows[to].Key
	for _, row := range sheet.Rows[min(from, to) : max(from, to)+1] {
		s.pick(row.Key)
	}
}

// All selects every row of the sheet; the cursor stays.
func (s *Selection) All(sheet *Sheet) {
	for _, row := range sheet.Rows {
		s.pick(row.Key)
	}
}

// Keep drops the rows that the sheet does not have any more.
func (s *Selection) Keep(sheet *Sheet) {
	if len(s.picked) == 0 {
		return
	}
	kept := map[string]bool{}
	for _, row := range sheet.Rows {
		if s.picked[row.Key] {
			kept[row.Key] = true
		}
	}
	s.picked = kept
}

func (s *Selection) pick(key string) {
	if s.picked == nil {
		s.picked = map[string]bool{}
	}
	s.picked[key] = true
}

// Has reports whether a row is selected.
func (s *Selection) Has(key string) bool { return s.picked[key] }

// Count is how many rows are selected.
func (s *Selection) Count() int { return len(s.picked) }

// Rows lists the selected rows in the order of the sheet.
func (s *Selection) Rows(sheet *Sheet) (rows []Row) {
	for _, row := range sheet.Rows {
		if s.picked[row.Key] {
			rows = append(rows, row)
		}
	}
	return rows
}

// rowOfKey is the place of a row, -1 for none.
func (s *Sheet) rowOfKey(key string) int {
	for i, row := range s.Rows {
		if row.Key == key && key != "" {
			return i
		}
	}
	return -1
}
