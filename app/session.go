package main

import (
	"errors"
	"fmt"
	"os"

	"stancemap/app/open"
	"stancemap/app/state"
)

// sessionEnding is the ending of a saved session.
const sessionEnding = ".stancemap"

// sessionFlags name the dataset and the state in which it opens.
type sessionFlags struct {
	datasetFlags
	Session string `placeholder:"FILE" help:"A saved session (.stancemap): its dataset, accounts and filter." type:"path"`
}

// open opens the dataset of the session, or the one that --dataset names, in the state of the session;
// without a session as it opens by itself.
func (f sessionFlags) open(s surroundings) (*open.Loaded, state.State, error) {
	if f.Session == "" {
		loaded, err := f.datasetFlags.open(s)
		if err != nil {
			return nil, state.State{}, err
		}
		return loaded, state.Opening(loaded.Dataset), nil
	}
	session, err := readSession(f.Session)
	if err != nil {
		return nil, state.State{}, err
	}
	paths := f.Dataset
	if len(paths) == 0 {
		paths = session.Dataset.Paths
	}
	loaded, err := open.Paths(s.context, paths)
	if err != nil {
		return nil, state.State{}, fmt.Errorf("%s: its dataset cannot be opened: %w", f.Session, err)
	}
	if id := loaded.Dataset.Info.ID; id != session.Dataset.ID {
		return nil, state.State{}, fmt.Errorf("%s: the session is about the dataset %q (id %q), not %q (id %q); name its dataset with --dataset",
			f.Session, session.Dataset.Name, session.Dataset.ID, loaded.Dataset.Info.Name, id)
	}
	return loaded, session.State.Fitted(loaded.Dataset), nil
}

func readSession(path string) (state.Session, error) {
	file, err := os.Open(path)
	if err != nil {
		return state.Session{}, err
	}
	defer file.Close()
	session, err := state.ReadSession(file)
	if errors.Is(err, state.ErrNewerSession) {
		return session, fmt.Errorf("%s: %w; update the program, or save the session again with this one", path, err)
	}
	if err != nil {
		return session, fmt.Errorf("%s: %w; nothing in it was changed", path, err)
	}
	return session, nil
}
