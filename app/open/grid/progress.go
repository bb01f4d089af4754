package grid

import "context"

// A Progress is told how far the reading of a file is, in bytes, or in rows where bytes say nothing. A total
// of 0 is one that is not known.
type Progress func(file string, done, of int64)

type progressKey struct{}

// Watched is a context in which reading tells how far it is.
func Watched(ctx context.Context, progress Progress) context.Context {
	return context.WithValue(ctx, progressKey{}, progress)
}

// Tell tells whoever watches the context.
func Tell(ctx context.Context, file string, done, of int64) {
	if progress, ok := ctx.Value(progressKey{}).(Progress); ok && progress != nil {
		progress(file, done, of)
	}
}
