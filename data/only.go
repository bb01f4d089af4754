package data

import "slices"

// Only is the dataset with those of its positions that are kept, and everything else as it is.
func (d *Dataset) Only(kept func(Position) bool) *Dataset {
	part := *d
	part.Positions = slices.DeleteFunc(slices.Clone(d.Positions), func(p Position) bool { return !kept(p) })
	part.arrange()
	return &part
}
