package datatest

import (
	"bytes"
	"testing"
)

func TestALargeDatasetHasWhatItIsAskedFor(t *testing.T) {
	d := Large(3000, 100)
	if len(d.Regions) != 100 || len(d.Positions) < 3000 || len(d.Positions) > 6000 {
		t.Errorf("%d regions, %d positions", len(d.Regions), len(d.Positions))
	}
	if len(d.Events) != len(d.Proposals) || len(d.Proposals) < 3 {
		t.Errorf("%d proposals, %d events", len(d.Proposals), len(d.Events))
	}
	if other := Large(3000, 100); !bytes.Equal(d.Geometry, other.Geometry) || len(d.Positions) != len(other.Positions) {
		t.Error("made again it is another one")
	}
}
