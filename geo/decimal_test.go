package geo

import (
	"fmt"
	"math"
	"strconv"
	"testing"
)

func TestADecimalIsReadAsTheStandardLibraryReadsIt(t *testing.T) {
	random := newRandom(5)
	check := func(text string) {
		t.Helper()
		want, _ := strconv.ParseFloat(text, 64)
		s := scanner{text: []byte(text)}
		got, ok := s.number()
		if !ok || s.i != len(text) || math.Float64bits(got) != math.Float64bits(want+0) {
			t.Errorf("%s is read as %v, not as %v", text, got, want)
		}
	}
	for _, text := range []string{
		"0", "-0", "0.0", "1", "-180", "9007199254740993", "9007199254740992.5", "9007199254740991",
		"9999999999999999999", "0.9999999999999999999", "18014398509481985", "0.1", "0.30000000000000004",
		"34.100000000000001421", "1e22", "1E-7", "2.5e+3", "123456789012345678901234567890", "4503599627370497.5",
	} {
		check(text)
	}
	for range 200_000 {
		whole, k := random.Uint64()>>random.IntN(64), random.IntN(mostDigits+1)
		digits := fmt.Sprintf("%0*d", k+1, whole)
		text := digits[:len(digits)-k]
		if k > 0 {
			text += "." + digits[len(digits)-k:]
		}
		check(text)
		check(strconv.FormatFloat((random.Float64()-0.5)*360, 'f', -1, 64))
	}
}
