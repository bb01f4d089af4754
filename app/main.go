// Command stancemap shows on one map and in one table what each peace proposal says about each of the
// disputed regions, and exports it. Without a subcommand it opens the window.
package main

import (
	"context"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], streams{os.Stdout, os.Stderr}, os.Getenv)
	stop()
	os.Exit(code)
}
