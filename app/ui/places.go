package ui

import "stancemap/app/state"

// nextPlace goes to the next of the places that texts name, in their order and round again, and selects
// what is said of it. So they are reached without the mouse.
func (w *Window) nextPlace() {
	view := w.store.View()
	var places []state.Landmark
	next := 0
	for _, each := range w.scene.Landmarks(view.Words.Language()) {
		if _, told := view.Dataset.Topic(each.Topic); each.Kind != state.FoundPlace || !told {
			continue
		}
		places = append(places, each)
		if each.ID == view.State.Mark {
			next = len(places)
		}
	}
	if len(places) == 0 {
		w.status.sayForAWhile(w.words.Say("place.none"))
		return
	}
	place := places[next%len(places)]
	w.goTo(state.Found{Kind: state.FoundPlace, ID: place.ID, Subject: state.Subject{Topic: place.Topic, Region: place.Region}})
}
