//go:build !ci && (linux || freebsd || netbsd || openbsd)

package ui

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2/driver"
	"github.com/godbus/dbus/v5"
)

// The desktop portal, as its documentation names it: org.freedesktop.portal.FileChooser, version 1.
const (
	portalName     = "org.freedesktop.portal.Desktop"
	portalPath     = dbus.ObjectPath("/org/freedesktop/portal/desktop")
	portalChooser  = "org.freedesktop.portal.FileChooser"
	portalResponse = "org.freedesktop.portal.Request.Response"
	portalClose    = "org.freedesktop.portal.Request.Close"
)

// portalPatience is how long a desktop may take to say that it has a file dialog.
const portalPatience = 2 * time.Second

// askDesktop shows the desktop's dialog for a file to save and waits for its answer: a path, or none where
// it was cancelled. An error means that there is no such dialog. The connection is its own: on the one that
// the toolkit shares, messages for others would be taken for the answer.
func askDesktop(ctx context.Context, q saveQuestion) (path string, err error) {
	life, end := context.WithCancel(context.Background())
	defer end()
	impatience := time.AfterFunc(portalPatience, end)
	bus, err := dbus.SessionBusPrivateNoAutoStartup(dbus.WithContext(life))
	if err != nil {
		return "", fmt.Errorf("%w: %w", errNoDialog, err)
	}
	defer bus.Close()
	if err := greet(bus); err != nil {
		return "", fmt.Errorf("%w: %w", errNoDialog, err)
	}
	desktop := bus.Object(portalName, portalPath)
	if _, err := desktop.GetProperty(portalChooser + ".version"); err != nil {
		return "", fmt.Errorf("%w: %w", errNoDialog, err)
	}
	impatience.Stop()

	signals := make(chan *dbus.Signal, 16)
	bus.Signal(signals)
	// Some portals answer to whoever listens, not to the asker alone.
	if err := bus.AddMatchSignal(dbus.WithMatchInterface("org.freedesktop.portal.Request"), dbus.WithMatchMember("Response")); err != nil {
		return "", fmt.Errorf("%w: %w", errNoDialog, err)
	}
	options := map[string]dbus.Variant{
		"handle_token": dbus.MakeVariant("stancemap"), "modal": dbus.MakeVariant(true), "accept_label": dbus.MakeVariant(q.accept),
		"current_name": dbus.MakeVariant(q.name), "current_folder": dbus.MakeVariant(append([]byte(q.folder), 0)),
	}
	var request dbus.ObjectPath
	if err := desktop.CallWithContext(ctx, portalChooser+".SaveFile", 0, q.parent, q.title, options).Store(&request); err != nil {
		return "", fmt.Errorf("%w: %w", errNoDialog, err)
	}
	for {
		select {
		case <-ctx.Done():
			bus.Object(portalName, request).Call(portalClose, dbus.FlagNoReplyExpected)
			return "", ctx.Err()
		case signal, open := <-signals:
			if !open {
				return "", errNoDialog
			}
			if signal.Name == portalResponse && signal.Path == request {
				return answer(signal.Body)
			}
		}
	}
}

// greet makes itself known to the bus.
func greet(bus *dbus.Conn) error {
	if err := bus.Auth(nil); err != nil {
		return err
	}
	return bus.Hello()
}

// answer reads the body of a response: 0 and the addresses of what was chosen, 1 for cancelled, else the
// dialog ended in another way.
func answer(body []any) (path string, err error) {
	var code uint32
	var results map[string]dbus.Variant
	if err := dbus.Store(body, &code, &results); err != nil {
		return "", fmt.Errorf("%w: %w", errNoDialog, err)
	}
	var addresses []string
	switch {
	case code == 1:
		return "", nil
	case code != 0, results["uris"].Store(&addresses) != nil, len(addresses) == 0:
		return "", errNoDialog
	}
	return pathOf(addresses[0])
}

// systemName is the window as the portal names it; empty on Wayland, where it can stand without.
func (w *Window) systemName() string {
	name := ""
	if native, ok := w.window.(driver.NativeWindow); ok {
		native.RunNative(func(context any) {
			if x11, ok := context.(driver.X11WindowContext); ok && x11.WindowHandle != 0 {
				name = fmt.Sprintf("x11:%x", x11.WindowHandle)
			}
		})
	}
	return name
}
