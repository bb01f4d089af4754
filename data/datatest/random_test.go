package datatest

import (
	"reflect"
	"testing"
)

func TestRandomDatasetsAreDatasetsAndTheSameForASeed(t *testing.T) {
	parts, differ := 0, 0
	for seed := range uint64(100) {
		d := Random(seed) // panics where the checker finds a fault
		if len(d.Regions) == 0 || len(d.Positions) == 0 || len(d.Geometry) == 0 {
			t.Errorf("seed %d: %d regions, %d positions", seed, len(d.Regions), len(d.Positions))
		}
		again := Random(seed)
		if !reflect.DeepEqual(d.Tables(), again.Tables()) || string(d.Geometry) != string(again.Geometry) {
			t.Errorf("seed %d: another time it is another dataset", seed)
		}
		for _, p := range d.Positions {
			parts += p.Part - 1
		}
		if !reflect.DeepEqual(d.Tables(), Random(seed+1).Tables()) {
			differ++
		}
	}
	if parts == 0 || differ < 99 {
		t.Errorf("%d second parts, %d datasets that differ from the next", parts, differ)
	}
}
