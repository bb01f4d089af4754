package main

import "testing"

func TestTheProgramIsWhatItsPackageSays(t *testing.T) {
	details := readFyneApp(t).Details
	if details.Name != programName || details.ID != programID || details.Version != programVersion {
		t.Errorf("FyneApp.toml says %s %s (%s), the program %s (%s)", details.Name, details.Version, details.ID, program, programID)
	}
}
