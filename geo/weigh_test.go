package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// slowWeights takes the lightest vertex away, again and again, looking at all
// of them each time.
func slowWeights(line []orb.Point) []float64 {
	weights := make([]float64, len(line))
	left := []int{}
	for i := range line {
		weights[i] = math.Inf(1)
		left = append(left, i)
	}
	kept := 2
	if line[0] == line[len(line)-1] {
		kept = 4
	}
	most := 0.0
	for len(left) > kept {
		lightest, area := 0, math.Inf(1)
		for k := 1; k < len(left)-1; k++ {
			if a := lost(line[left[k-1]], line[left[k]], line[left[k+1]]); a < area {
				lightest, area = k, a
			}
		}
		most = max(most, area)
		weights[left[lightest]] = most
		left = append(left[:lightest], left[lightest+1:]...)
	}
	return weights
}

func TestWeightsAreThoseOfTakingTheLightestAway(t *testing.T) {
	circle := Circle(orb.Point{5, 5}, 40).Parts[0]
	for name, line := range map[string][]orb.Point{
		"coast":    append([]orb.Point{{0, 0}}, roughLine(orb.Point{0, 0}, orb.Point{1000, 0}, 8, newRandom(4))...),
		"ring":     circle,
		"segment":  {{0, 0}, {1, 1}},
		"triangle": {{0, 0}, {1, 0}, {0, 1}, {0, 0}},
		"straight": {{0, 0}, {1, 0}, {2, 0}, {3, 0}},
		"back":     {{0, 0}, {9, 0}, {0, 0}, {5, 5}},
	} {
		var w weigher
		got := make([]float32, len(line))
		w.weigh(line, got)
		for i, want := range slowWeights(line) {
			if float64(got[i]) != want && math.Abs(float64(got[i])-want) > 1e-6*want {
				t.Errorf("%s: vertex %d weighs %g, want %g", name, i, got[i], want)
			}
		}
	}
}

// Thin as it is, a long spike is seen.
func TestASpikeWeighsByItsHeight(t *testing.T) {
	for _, c := range []struct {
		name    string
		a, p, b orb.Point
		want    float64
	}{
		{"triangle", orb.Point{0, 0}, orb.Point{3, 1}, orb.Point{6, 0}, 3},
		{"spike", orb.Point{0, 0}, orb.Point{0.5, 8}, orb.Point{1, 0}, 16},
		{"there and back", orb.Point{0, 0}, orb.Point{0, 6}, orb.Point{0, 0}, 9},
		{"overshoot", orb.Point{0, 0}, orb.Point{9, 0}, orb.Point{5, 0}, 4},
		{"on the line", orb.Point{0, 0}, orb.Point{2, 0}, orb.Point{5, 0}, 0},
	} {
		near(t, c.name, lost(c.a, c.p, c.b), c.want, 1e-9)
	}
}
