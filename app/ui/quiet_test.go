package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestTheToolkitKeepsNoPreferencesOfItsOwn(t *testing.T) {
	a := test.NewTempApp(t)
	own := a.Preferences()
	kept := quiet{}.CloudPreferences(a)
	if kept == own {
		t.Error("the toolkit would write its own preferences when the program ends")
	}
	kept.SetString("x", "y")
	if got := own.String("x"); got != "y" {
		t.Errorf("within a run preferences do not work: %q", got)
	}
	var provider fyne.CloudProvider = quiet{}
	if err := provider.Setup(a); err != nil || provider.ProviderName() == "" {
		t.Errorf("%q cannot be set up: %v", provider.ProviderName(), err)
	}
}
