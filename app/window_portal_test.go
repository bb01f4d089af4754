//go:build !ci && linux

package main

import (
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
)

// portal is a desktop that has a file dialog, and answers at once.
type portal struct {
	bus    *dbus.Conn
	chosen string
	asked  chan map[string]dbus.Variant
}

// SaveFile is org.freedesktop.portal.FileChooser.SaveFile.
func (p *portal) SaveFile(sender dbus.Sender, _, _ string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	request := dbus.ObjectPath("/org/freedesktop/portal/desktop/request/" + strings.ReplaceAll(strings.TrimPrefix(string(sender), ":"), ".", "_") + "/stancemap")
	p.asked <- options
	results := map[string]dbus.Variant{"uris": dbus.MakeVariant([]string{"file://" + p.chosen})}
	go p.bus.Emit(request, "org.freedesktop.portal.Request.Response", uint32(0), results)
	return request, nil
}

// Get is org.freedesktop.DBus.Properties.Get.
func (p *portal) Get(string, string) (dbus.Variant, *dbus.Error) {
	return dbus.MakeVariant(uint32(3)), nil
}

// newPortal starts a bus of its own with the portal on it.
func newPortal(t *testing.T, chosen string) (p *portal, address string) {
	t.Helper()
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address=1")
	said, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Skipf("the bus of a desktop cannot be started here: %v", err)
	}
	t.Cleanup(func() { daemon.Process.Kill(); daemon.Wait() })
	line := make([]byte, 1000)
	n, err := said.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	address = strings.TrimSpace(string(line[:n]))
	bus, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { bus.Close() })
	p = &portal{bus: bus, chosen: chosen, asked: make(chan map[string]dbus.Variant, 1)}
	const path = dbus.ObjectPath("/org/freedesktop/portal/desktop")
	for _, name := range []string{"org.freedesktop.portal.FileChooser", "org.freedesktop.DBus.Properties"} {
		if err := bus.Export(p, path, name); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := bus.RequestName("org.freedesktop.portal.Desktop", dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	return p, address
}

// TestWindowPortal chooses the place of an export in the dialog of the desktop, by keys alone.
func TestWindowPortal(t *testing.T) {
	if os.Getenv("STANCEMAP_WINDOW_TEST") == "" {
		t.Skip("needs a screen of its own: make test runs it on a virtual one")
	}
	target := filepath.Join(t.TempDir(), "a+b.csv")
	p, address := newPortal(t, target)
	d := openDeskWith(t, func(binary string) *exec.Cmd {
		program := exec.Command(binary)
		program.Env = append(os.Environ(), "DBUS_SESSION_BUS_ADDRESS="+address)
		return program
	})
	before := d.awaitRest()
	d.keys("ctrl+e")
	d.await("the form lies over the window", func(screen image.Image) bool { return differing(before, screen, mapArea) > 1000 })
	d.awaitRest()
	d.keys("Tab")
	form := d.awaitRest()
	d.keys("space")
	options := <-p.asked
	if folder, _ := options["current_folder"].Value().([]byte); string(folder) != d.home+"\x00" {
		t.Errorf("the desktop was asked to begin in %q, want %q", folder, d.home)
	}
	if name, _ := options["current_name"].Value().(string); !strings.HasSuffix(name, ".xlsx") {
		t.Errorf("the desktop was asked for %q", name)
	}
	d.await("the form takes the answer over", func(screen image.Image) bool { return differing(form, screen, mapArea) > 300 })
	d.keys("shift+Tab")
	d.keys("Return")
	d.awaitFile(target)
	d.keys("ctrl+q")
	d.awaitEnd()
}
