package geo

// Limits bound what a file may ask for; they are enforced while reading.
type Limits struct {
	Bytes    int64 // length of the file
	Features int   // in one file
	Vertices int   // positions in one file
	Values   int   // values in all properties
	Depth    int   // arrays and objects inside each other
}

// DefaultLimits let through every national boundary file we know of and keep
// a hostile one under half a gigabyte of memory.
func DefaultLimits() Limits {
	return Limits{Bytes: 128 << 20, Features: 200_000, Vertices: 4_000_000, Values: 2_000_000, Depth: 64}
}
