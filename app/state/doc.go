// Package state holds what is shown and everything derived from it.
//
// A State is a comparable value: which accounts, which topic, what is selected and filtered, where
// the map stands. A Store changes it by one verb at a time and derives one View: maps, legend,
// detail, sheets and sentences, ready to show. Window, subcommands and exports read the same View.
// The package knows neither widgets nor files.
package state
