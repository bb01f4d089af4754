// Package mapping makes a dataset of a table that is not in the form: a table of positions as people keep them,
// with one row a position or with one row a region and one column a proposal, and the outlines of its regions.
//
// A Mapping is plain data that says what each column and each value means and which property of the outlines
// is the id. It is guessed from heads and values, can be changed, saved as JSON and used again. No row is lost
// on the way: what is not shown is reported, with its row, the reason and what it may have meant.
package mapping
