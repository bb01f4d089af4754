package ui

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"stancemap/app/file"
	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/data"
)

// kept is a store whose states a keeper keeps, by a clock that the test turns.
func kept(t *testing.T, path string) (*keeper, *state.Store, *clock) {
	t.Helper()
	english, _ := words.New("en")
	d := data.Bundled()
	store := state.NewStore(d, english, state.Opening(d))
	c := &clock{time: time.Date(2025, 4, 25, 12, 0, 0, 0, time.UTC)}
	k := &keeper{fs: file.OS, path: path, info: d.Info}
	k.watch(store, c.toolkit(), func(err error) { t.Error(err) })
	return k, store, c
}

func TestTheStateIsKeptWhenItRests(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new folder", lastSession)
	_, store, c := kept(t, path)
	store.SelectRegion("crimea")
	c.pass(keepDelay / 2)
	store.SetMode(state.Difference)
	c.pass(keepDelay / 2)
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Fatalf("while the state changes it is written: %v", err)
	}
	c.pass(keepDelay)
	session, err := readLast(path)
	if err != nil {
		t.Fatal(err)
	}
	if session.State != store.State() || session.Dataset.ID != data.Bundled().Info.ID || len(session.Dataset.Paths) != 0 {
		t.Errorf("kept is %+v", session)
	}
}

func TestTheStateIsKeptWhenTheWindowCloses(t *testing.T) {
	path := filepath.Join(t.TempDir(), lastSession)
	k, store, _ := kept(t, path)
	k.opened = []string{"/a/b.zip"}
	store.SelectRegion("kherson")
	if err := k.end(store.State()); err != nil {
		t.Fatal(err)
	}
	session, err := readLast(path)
	if err != nil || session.State.Select.Region != "kherson" || session.Dataset.Paths[0] != "/a/b.zip" {
		t.Errorf("kept is %+v, %v", session, err)
	}
}

func TestAnEarlierStateNeverOverwritesALaterOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), lastSession)
	k, store, _ := kept(t, path)
	earlier := store.State()
	store.SelectRegion("kherson")
	if err := errors.Join(k.write(store.State(), 2), k.write(earlier, 1)); err != nil {
		t.Fatal(err)
	}
	if session, err := readLast(path); err != nil || session.State != store.State() {
		t.Errorf("kept is %+v, %v", session, err)
	}
}

func TestASessionThatCannotBeReadIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), lastSession)
	if err := os.WriteFile(path, []byte(`{"form": "stancemap session", "version": 7}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readLast(path); !errors.Is(err, state.ErrNewerSession) {
		t.Fatalf("reading it gives %v", err)
	}
	k, store, _ := kept(t, path)
	k.left = true
	if err := k.end(store.State()); err != nil {
		t.Fatal(err)
	}
	if content, _ := os.ReadFile(path); string(content) != `{"form": "stancemap session", "version": 7}` {
		t.Errorf("the file now holds %s", content)
	}
}

// killedSaver names the folder to which a child of the test below saves until it is killed.
const killedSaver = "STANCEMAP_TEST_SAVER"

// TestF6TheLastGoodStateLoads kills a program that saves settings and session by itself, at any moment.
func TestF6TheLastGoodStateLoads(t *testing.T) {
	if folder := os.Getenv(killedSaver); folder != "" {
		saveForever(folder)
	}
	kills := 10
	if os.Getenv("STANCEMAP_TORTURE") != "" {
		kills = 200
	}
	folder := t.TempDir()
	for kill := range kills {
		saver := exec.Command(os.Args[0], "-test.run", "^TestF6TheLastGoodStateLoads$")
		saver.Env = append(os.Environ(), killedSaver+"="+folder)
		if err := saver.Start(); err != nil {
			t.Fatal(err)
		}
		if kill == 0 {
			awaitBoth(t, folder)
		}
		time.Sleep(time.Duration(30+kill*37%97) * time.Millisecond)
		if err := saver.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = saver.Wait() // it was killed, which is an error
		session, err := readLast(filepath.Join(folder, lastSession))
		if err != nil || session == nil || session.State.Fitted(data.Bundled()) != session.State {
			t.Fatalf("after kill %d the session is %+v, %v", kill, session, err)
		}
		if m := remembered(file.OS, filepath.Join(folder, "settings.json")); m.problem != nil || m.Width == 0 {
			t.Fatalf("after kill %d the settings are %+v, %v", kill, m.settings, m.problem)
		}
	}
}

func awaitBoth(t *testing.T, folder string) {
	t.Helper()
	for _, name := range []string{lastSession, "settings.json"} {
		for begin := time.Now(); ; time.Sleep(10 * time.Millisecond) {
			if _, err := os.Stat(filepath.Join(folder, name)); err == nil {
				break
			}
			if time.Since(begin) > time.Minute {
				t.Fatalf("%s was not written", name)
			}
		}
	}
}

// saveForever saves one state after another until it is killed.
func saveForever(folder string) {
	d := data.Bundled()
	s := state.Opening(d)
	k := &keeper{fs: file.OS, path: filepath.Join(folder, lastSession), info: d.Info}
	m := remembered(file.OS, filepath.Join(folder, "settings.json"))
	for i := 0; ; i++ {
		s.Select = state.Subject{Topic: "territory", Region: d.Regions[i%len(d.Regions)].ID}
		s.Map = state.Map{X: float64(i), Y: 1, Scale: 1}
		if err := k.end(s); err != nil {
			panic(err)
		}
		if err := m.keep(func(kept *settings) { kept.Width, kept.Height = leastWidth+float32(i%100), leastHeight }); err != nil {
			panic(err)
		}
	}
}
