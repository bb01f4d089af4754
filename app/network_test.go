package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// apart makes a command that runs another in a network of its own, in which nobody else is, and writes to a file what
// the kernel counted in it. Without a way out, an attempt to reach anybody counts as "no route", also one that the
// program is silent about.
func apart(t *testing.T, counted, program string, args ...string) *exec.Cmd {
	t.Helper()
	if err := exec.Command("unshare", "-rn", "true").Run(); err != nil {
		t.Skipf("F28: no network of its own can be made here: unshare -rn: %v", err)
	}
	script := `"$@"; code=$?; cat /proc/net/snmp /proc/net/snmp6 >"$COUNTED"; exit $code`
	command := exec.Command("unshare", append([]string{"-rn", "sh", "-c", script, "sh", program}, args...)...)
	command.Env = append(os.Environ(), "COUNTED="+counted)
	return command
}

// calls are what the kernel counted that is a call to somebody. The file has lines of names and of values in turn, then
// one name and value a line.
func calls(t *testing.T, counted string) map[string]string {
	t.Helper()
	content, err := os.ReadFile(counted)
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	lines := strings.Split(string(content), "\n")
	for i, line := range lines {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 2:
			values[fields[0]] = fields[1]
		case len(fields) > 2 && i+1 < len(lines) && strings.HasPrefix(lines[i+1], fields[0]):
			for j, value := range strings.Fields(lines[i+1]) {
				values[fields[0]+fields[j]] = value
			}
		}
	}
	made := map[string]string{}
	for _, name := range []string{"Ip:OutRequests", "Ip:OutNoRoutes", "Tcp:ActiveOpens", "Udp:OutDatagrams", "Ip6OutRequests", "Ip6OutNoRoutes"} {
		if values[name] == "" {
			t.Fatalf("the kernel does not count %s", name)
		}
		if values[name] != "0" {
			made[name] = values[name]
		}
	}
	return made
}

func TestF28ACallToAnybodyIsNoticed(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("F28: bash, which makes the call, is not installed")
	}
	counted := filepath.Join(t.TempDir(), "counted")
	command := apart(t, counted, "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9")
	if err := command.Run(); err == nil {
		t.Error("the call was answered in a network without anybody")
	}
	if len(calls(t, counted)) == 0 {
		t.Error("a call is not counted: the tests below would notice nothing")
	}
}

func TestF28TheCommandsCallNobody(t *testing.T) {
	folder := t.TempDir()
	binary := filepath.Join(folder, "stancemap")
	build := exec.Command("go", "build", "-tags", "ci", "-o", binary, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	for i, args := range [][]string{
		{"render", "--to", "map.png", "--proposal", "us-2025-04"},
		{"render", "--to", "map.svg", "--proposal", "us-2025-04"},
		{"render", "--to", "map.pdf", "--proposal", "us-2025-04"},
		{"export", "--to", "all.xlsx"},
		{"export", "--to", "all.csv"},
		{"export", "--to", "all.zip"},
		{"check", "all.zip"},
		{"list", "--dataset", "all.zip"},
		{"compare", "--proposal", "us-2025-04", "--proposal", "europe-ukraine-2025-04"},
		{"version"},
	} {
		counted := filepath.Join(folder, fmt.Sprint("counted", i))
		command := apart(t, counted, binary, args...)
		command.Dir = folder
		var said strings.Builder
		command.Stderr = &said
		output, err := command.Output()
		if err != nil || said.Len() > 0 {
			t.Errorf("%v: %v; it complains: %s", args, err, said.String())
		}
		if len(output) == 0 {
			t.Errorf("%v says nothing", args)
		}
		if made := calls(t, counted); len(made) > 0 {
			t.Errorf("%v called somebody: %v", args, made)
		}
	}
}
