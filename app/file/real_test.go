//go:build linux

package file

import (
	"bytes"
	"fmt"
	"io"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The tests below start this test program again as another user, or to kill it. These variables tell it what to do.
const (
	playAs   = "STANCEMAP_FILE_TEST_PLAY"
	playPath = "STANCEMAP_FILE_TEST_PATH"
)

func TestMain(m *testing.M) {
	path := os.Getenv(playPath)
	switch os.Getenv(playAs) {
	case "":
		os.Exit(m.Run())
	case "one write":
		if err := Write(OS, path, text("new")); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	case "writes without end":
		for n := 0; ; n++ {
			if err := Write(OS, path, text(wholeContent(n))); err != nil {
				fmt.Println(err)
				os.Exit(1)
			}
		}
	}
}

// wholeContent starts and ends with its length, so that half of it is recognised.
func wholeContent(n int) string {
	body := strings.Repeat("x", 100_000+n%7*50_000)
	return fmt.Sprintf("%d\n%s\n%d", len(body), body, len(body))
}

func isWhole(content []byte) bool {
	parts := strings.Split(string(content), "\n")
	return len(parts) == 3 && parts[0] == parts[2] && fmt.Sprint(len(parts[1])) == parts[0]
}

func again(play, path string) *exec.Cmd {
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), playAs+"="+play, playPath+"="+path)
	return command
}

// asNobody runs one write as another user, as nothing is read-only for root.
func asNobody(t *testing.T, path string) (said string, err error) {
	t.Helper()
	command := again("one write", path)
	command.Args = append([]string{"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", copyOfProgram(t)}, command.Args[1:]...)
	command.Path, err = exec.LookPath("setpriv")
	if err != nil {
		t.Skip("setpriv is not installed")
	}
	output, err := command.CombinedOutput()
	if bytes.Contains(output, []byte("setpriv:")) {
		t.Skipf("setpriv cannot change the user here: %s", output)
	}
	return string(output), err
}

// copyOfProgram puts this program where another user can start it: the go tool's own folders are closed to others.
func copyOfProgram(t *testing.T) string {
	t.Helper()
	program, err := os.ReadFile("/proc/self/exe")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(openFolder(t, 0o755), "writer")
	if err := os.WriteFile(path, program, 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func openFolder(t *testing.T, mode os.FileMode) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "stancemap-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, mode); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestF9AReadOnlyTargetIsRefusedForReal(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can become another user")
	}
	t.Run("read-only folder", func(t *testing.T) {
		path := filepath.Join(openFolder(t, 0o755), "map.csv")
		os.WriteFile(path, []byte("earlier"), 0o666)
		os.Chmod(path, 0o666)
		said, err := asNobody(t, path)
		refusedForReal(t, said, err, path)
	})
	t.Run("read-only file", func(t *testing.T) {
		dir := openFolder(t, 0o777)
		path := filepath.Join(dir, "map.csv")
		os.WriteFile(path, []byte("earlier"), 0o444)
		said, err := asNobody(t, path)
		refusedForReal(t, said, err, path)
	})
	t.Run("the same user may write an open folder", func(t *testing.T) {
		path := filepath.Join(openFolder(t, 0o777), "map.csv")
		if said, err := asNobody(t, path); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		hasText(t, path, "new")
	})
}

func refusedForReal(t *testing.T, said string, err error, path string) {
	t.Helper()
	if err == nil {
		t.Error("the write went through")
	}
	if !strings.Contains(said, "you have no permission to write here; the earlier file is unchanged") {
		t.Errorf("it said %q", said)
	}
	hasText(t, path, "earlier")
	if names := listed(t, filepath.Dir(path)); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}

func TestF7AFullDiskForReal(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=128k"); err != nil {
		t.Skipf("no small disk can be mounted here: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, 0) })
	path := filepath.Join(dir, "map.csv")
	os.WriteFile(path, []byte("earlier"), 0o644)

	err := Write(OS, path, text(large))
	says(t, err, path, "the disk is full; the earlier file is unchanged")
	hasText(t, path, "earlier")
	if names := listed(t, dir); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}

func TestF5AKilledWriterLeavesAWholeFile(t *testing.T) {
	rounds := 10
	if os.Getenv("STANCEMAP_TORTURE") != "" {
		rounds = 200
	}
	delays := rand.New(rand.NewSource(5))
	dir := t.TempDir()
	path := filepath.Join(dir, "map.csv")
	os.WriteFile(path, []byte(wholeContent(0)), 0o644)
	for round := range rounds {
		writer := again("writes without end", path)
		writer.Stdout = io.Discard
		if err := writer.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(20+delays.Intn(60)) * time.Millisecond)
		writer.Process.Kill()
		writer.Wait()

		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !isWhole(content) {
			t.Fatalf("round %d: %d bytes that are no whole file", round, len(content))
		}
		if _, err := Sweep(OS, dir, 0); err != nil {
			t.Fatal(err)
		}
		if names := listed(t, dir); len(names) != 1 {
			t.Fatalf("round %d: left behind after the sweep: %v", round, names)
		}
	}
}
