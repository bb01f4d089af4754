//go:build !ci

package main

import "testing"

func TestWindowWithoutAScreenIsRefusedInWords(t *testing.T) {
	for _, c := range []struct {
		system string
		set    string
		opens  bool
	}{
		{"linux", "", false}, {"linux", "DISPLAY", true}, {"linux", "WAYLAND_DISPLAY", true}, {"freebsd", "", false}, {"windows", "", true}, {"darwin", "", true},
	} {
		s := surroundings{getenv: func(name string) string {
			if name == c.set {
				return ":0"
			}
			return ""
		}}
		err := needScreen(c.system, s)
		if (err == nil) != c.opens {
			t.Errorf("%s with %q set: %v", c.system, c.set, err)
		}
		if err != nil && err.Error() != s.words("").Say("refused.no_screen") {
			t.Errorf("%s: %v", c.system, err)
		}
	}
}
