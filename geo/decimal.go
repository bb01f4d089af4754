package geo

import (
	"math"
	"math/bits"
)

// mostDigits is how many decimal digits a uint64 holds in any case.
const mostDigits = 19

// tens are the powers of ten; up to 10^22 a float64 holds them exactly, and up
// to 10^19 a uint64.
var tens, wholeTens = powersOfTen()

func powersOfTen() (tens [mostDigits + 1]float64, whole [mostDigits + 1]uint64) {
	power := uint64(1)
	for k := range tens {
		tens[k], whole[k] = float64(power), power
		power *= 10
	}
	return tens, whole
}

// decimal is mantissa / 10^k as the nearest float64, half to even. Coordinates
// hardly ever need more: k is at most mostDigits.
func decimal(mantissa uint64, k int) float64 {
	if mantissa < 1<<53 {
		return float64(mantissa) / tens[k] // one rounding of two exact numbers
	}
	// Both numbers are moved to the top of 64 bits, so that their quotient has
	// at least 63, ten more than a float64 keeps; what is left over only has to
	// break ties, as a last bit that sticks.
	divisor := wholeTens[k]
	up, down := bits.LeadingZeros64(mantissa), bits.LeadingZeros64(divisor)
	mantissa <<= up
	quotient, rest := bits.Div64(mantissa>>1, mantissa<<63, divisor<<down)
	if rest != 0 {
		quotient |= 1
	}
	power := uint64(1023+down-up-63) << 52
	return float64(quotient) * math.Float64frombits(power)
}
