package main_test

import (
	"strings"
	"testing"
)

// knowsNetwork lists the libraries that link what could open a connection, and why we have them. None of our own
// packages is among them.
var knowsNetwork = map[string]string{
	"github.com/xuri/excelize/v2":              "names the types of pictures by net/http's table",
	"github.com/godbus/dbus/v5":                "speaks to the desktop over a socket of this machine",
	"fyne.io/fyne/v2":                          "can load resources by address; we have them embedded",
	"fyne.io/fyne/v2/storage/repository":       "parses addresses",
	"fyne.io/fyne/v2/internal/repository":      "can read addresses; we hand it paths only",
	"github.com/stretchr/testify/assert":       "comes with the toolkit's stand-in for a screen, in the build without a window",
	"github.com/stretchr/testify/require":      "comes with the toolkit's stand-in for a screen, in the build without a window",
	"vendor/golang.org/x/net/http/httpguts":    "part of net/http",
	"vendor/golang.org/x/net/http/httpproxy":   "part of net/http",
	"github.com/rymdport/portal/internal/apis": "speaks to the desktop for the toolkit",
}

func TestF28NoPackageOfOursCanOpenAConnection(t *testing.T) {
	for name, build := range builds {
		t.Run(name, func(t *testing.T) {
			for _, p := range goList(t, build, "-deps", "./...") {
				for _, imported := range p.Imports {
					if !opensConnections(imported) || isStandard(p.ImportPath) {
						continue
					}
					if knowsNetwork[p.ImportPath] == "" {
						t.Errorf("%s imports %s", p.ImportPath, imported)
					}
				}
			}
		})
	}
}

func opensConnections(path string) bool {
	return path == "net" || path == "crypto/tls" || strings.HasPrefix(path, "net/") && path != "net/url" && path != "net/netip"
}

// isStandard reports whether a package is part of Go: its path starts with no domain and is not ours.
func isStandard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".") && path != "stancemap" && !strings.HasPrefix(path, module) && first != "vendor"
}
