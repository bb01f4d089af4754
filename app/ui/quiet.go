package ui

import "fyne.io/fyne/v2"

// quiet keeps the toolkit from writing preferences of its own when the program ends: it would empty its
// file, see that the file changed, read it and complain that it is empty. What the program remembers
// stands in its settings.
type quiet struct{}

var _ fyne.CloudProviderPreferences = quiet{}

func (quiet) ProviderName() string        { return "settings" }
func (quiet) ProviderDescription() string { return "" }
func (quiet) ProviderIcon() fyne.Resource { return nil }
func (quiet) Setup(fyne.App) error        { return nil }
func (quiet) Cleanup(fyne.App)            {}

// CloudPreferences wraps the preferences of the toolkit: it writes none that are not of its own type.
func (quiet) CloudPreferences(a fyne.App) fyne.Preferences { return unkept{a.Preferences()} }

type unkept struct{ fyne.Preferences }
