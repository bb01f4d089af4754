// Package data holds the vocabulary of a dataset of peace proposals and what can be asked of it.
//
// A dataset says, for each proposal, topic and region, what a text or a report of it says, and who
// says so. The package describes every table and column once, reads and checks a Data Package from
// an fs.FS, answers queries, compares two accounts and formats citations. It knows nothing of
// geometry beyond keeping the bytes of regions.geojson, and nothing of screens, spreadsheets or
// languages: its error sentences are English.
package data
