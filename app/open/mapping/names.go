package mapping

import (
	"cmp"
	"slices"
	"strings"

	"stancemap/data"
)

// names finds what a text means among things with an id, a name and further spellings. What is only asked for
// where a text is not spelled as it is known, is made when it is asked for.
type names struct {
	ids       []string
	label     []string
	spellings [][]string // of each thing, its id first
	exact     index      // by a spelling as it is
	fold      index      // by the folded spelling
	bare      index      // by the folded spelling without generic words
}

// add gives a thing with its spellings; the first is its name.
func (n *names) add(id string, spellings ...string) {
	n.ids, n.label = append(n.ids, id), append(n.label, spellings[0])
	n.spellings = append(n.spellings, spellings)
}

// An index finds things by a key.
type index struct {
	first map[string]int32 // the thing with a key
	more  map[string][]int // all things with it, where there are several
}

func (n *names) indexed(x *index, key func(string) string) *index {
	if x.first != nil {
		return x
	}
	x.first, x.more = make(map[string]int32, 2*len(n.ids)), map[string][]int{}
	for thing, spellings := range n.spellings {
		x.put(key(n.ids[thing]), thing)
		for _, text := range spellings {
			x.put(key(text), thing)
		}
	}
	return x
}

// put notes a thing under a key.
func (x *index) put(key string, thing int) {
	if key == "" {
		return
	}
	before, taken := x.first[key]
	switch {
	case !taken:
		x.first[key] = int32(thing)
	case int(before) != thing && len(x.more[key]) == 0:
		x.more[key] = []int{int(before), thing}
	case int(before) != thing && !slices.Contains(x.more[key], thing):
		x.more[key] = append(x.more[key], thing)
	}
}

// A found is what a text means.
type found struct {
	thing int   // −1 for none
	both  []int // the things that it could mean, where there are several
	other bool  // it is spelled in another way than any spelling known
}

func (x *index) find(key string) (found, bool) {
	thing, ok := x.first[key]
	if both := x.more[key]; len(both) > 1 {
		return found{thing: -1, both: both}, true
	}
	if !ok {
		return found{thing: -1}, false
	}
	return found{thing: int(thing)}, true
}

// find looks for a text as it is, then folded, then without generic words.
func (n *names) find(text string) found {
	if at, ok := n.findExactly(text); ok {
		return at
	}
	at, ok := n.indexed(&n.fold, data.Fold).find(data.Fold(text))
	if !ok {
		at, ok = n.indexed(&n.bare, bare).find(bare(text))
	}
	at.other = ok
	return at
}

func (n *names) findExactly(text string) (found, bool) {
	return n.indexed(&n.exact, strings.TrimSpace).find(text)
}

// mostNear is how many near misses are suggested.
const mostNear = 3

// mostSought bounds the things among which near misses are sought.
const mostSought = 20_000

// near lists the things whose spelling is nearest to a text, the nearest first: at most a third of its letters
// differ.
func (n *names) near(text string) []int {
	key := bare(text)
	if key == "" {
		key = data.Fold(text)
	}
	most := min(len([]rune(key))/3, 3)
	if most == 0 {
		return nil
	}
	best := map[int]int{}
	for thing, spellings := range n.spellings[:min(len(n.spellings), mostSought)] {
		for _, spelling := range spellings {
			d := data.Distance(key, data.Fold(spelling), most)
			if before, ok := best[thing]; d <= most && (!ok || d < before) {
				best[thing] = d
			}
		}
	}
	var things []int
	for thing := range best {
		things = append(things, thing)
	}
	slices.SortFunc(things, func(a, b int) int { return cmp.Or(best[a]-best[b], a-b) })
	return things[:min(len(things), mostNear)]
}
