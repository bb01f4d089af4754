package export

import "hash/crc32"

// A bitMatrix maps a checksum to another, over the field of two elements: column i is where bit i goes.
type bitMatrix [32]uint32

func (m *bitMatrix) times(vector uint32) (sum uint32) {
	for i := 0; vector != 0; i, vector = i+1, vector>>1 {
		if vector&1 != 0 {
			sum ^= m[i]
		}
	}
	return sum
}

func (m *bitMatrix) squared() (square bitMatrix) {
	for i := range m {
		square[i] = m.times(m[i])
	}
	return square
}

// joinedCRC is the CRC-32 of two texts one after the other, from that of each and the length of the second
// in bytes (zlib, crc32_combine): the first is moved on by so many zero bytes, squaring the step for one.
func joinedCRC(first, second uint32, length uint64) uint32 {
	step := bitMatrix{crc32.IEEE} // one zero bit
	for i := 1; i < len(step); i++ {
		step[i] = 1 << (i - 1)
	}
	for range 3 { // one zero byte
		step = step.squared()
	}
	for ; length != 0; length >>= 1 {
		if length&1 != 0 {
			first = step.times(first)
		}
		step = step.squared()
	}
	return first ^ second
}
