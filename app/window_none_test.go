//go:build ci

package main

import (
	"strings"
	"testing"
)

func TestABuildWithoutAWindowSaysSo(t *testing.T) {
	if got := command(t); got.code != failed || !strings.Contains(got.err, "no window") {
		t.Errorf("exit %d: %q", got.code, got.err)
	}
}
