package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"stancemap/app/export"
	"stancemap/app/open"
	"stancemap/app/words"
)

// commands is the command line.
type commands struct {
	Window  windowCommand  `cmd:"" default:"withargs" help:"Open the window (the default)."`
	Export  exportCommand  `cmd:"" help:"Write a workbook (.xlsx), the positions (.csv), the regions with what is said of them (.geojson) or the whole dataset (.zip)."`
	Render  renderCommand  `cmd:"" help:"Write a picture (.png, .svg or .pdf) of the maps of accounts."`
	Compare compareCommand `cmd:"" help:"List how two accounts differ, one cell a line."`
	Check   checkCommand   `cmd:"" help:"List what is wrong with a dataset or a GeoJSON."`
	List    listCommand    `cmd:"" help:"List what a dataset holds."`
	Version versionCommand `cmd:"" help:"Say the versions of program and dataset."`
}

type streams struct{ out, err io.Writer }

// Exit codes of the program.
const (
	done     = 0
	failed   = 1 // it could not be done; for check: errors were found
	badUsage = 2 // for check also: it could not run
)

// usageError is a choice on the command line that does not exist; its sentence names those that do.
type usageError struct{ sentence string }

func (e *usageError) Error() string { return e.sentence }

func usage(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

// errFound is the error of check for a dataset with errors; they have been listed.
var errFound = errors.New("errors were found")

// surroundings are what a command needs besides its flags.
type surroundings struct {
	context context.Context
	streams
	getenv func(string) string
}

// words gives the words of the language asked for, else of the locale; what is not translated is
// said in English, with a notice.
func (s surroundings) words(lang string) words.Words {
	if lang == "" {
		lang = words.Locale(s.getenv("LC_ALL"), s.getenv("LC_MESSAGES"), s.getenv("LANG"))
		w, _ := words.New(lang) // a locale was not chosen for this program: no notice
		return w
	}
	w, notice := words.New(lang)
	if notice != "" {
		fmt.Fprintln(s.err, notice)
	}
	return w
}

// exited carries the code with which the parser ends the program after showing help.
type exited int

// run is the program: it parses the arguments, runs the command and returns the exit code.
func run(ctx context.Context, args []string, s streams, getenv func(string) string) (code int) {
	defer func() {
		switch ended := recover().(type) {
		case nil:
		case exited:
			code = int(ended)
		default: // a fault of the program, which must not end it in silence
			panic(ended)
		}
	}()
	var cli commands
	parser, err := kong.New(&cli,
		kong.Name("stancemap"),
		kong.Description("What peace proposals say about each disputed region, on one map and in one table, with the source of every cell."),
		kong.Writers(s.out, s.err),
		kong.Exit(func(code int) { panic(exited(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err != nil {
		fmt.Fprintf(s.err, "stancemap: %v\n", err)
		return failed
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(s.err, "stancemap: %s\n", parseSentence(err))
		return badUsage
	}
	return report(parsed.Run(surroundings{ctx, s, getenv}), s, parsed.Command())
}

// report says an error once and gives the exit code for it.
func report(err error, s streams, command string) int {
	var bad *usageError
	var badFormat *export.UsageError
	var badPath *open.UsageError
	switch {
	case err == nil:
		return done
	case errors.Is(err, errFound):
		return failed
	case errors.As(err, &bad), errors.As(err, &badFormat), errors.As(err, &badPath):
		fmt.Fprintf(s.err, "stancemap: %v\n", err)
		return badUsage
	}
	fmt.Fprintf(s.err, "stancemap: %v\n", err)
	if strings.HasPrefix(command, "check") {
		return badUsage
	}
	return failed
}

// parseSentence makes one sentence of a parser's error, with the flags or commands that exist.
func parseSentence(err error) string {
	sentence := err.Error()
	var parse *kong.ParseError
	if !errors.As(err, &parse) || parse.Context == nil {
		return sentence
	}
	if !strings.HasPrefix(sentence, "unknown flag") && !strings.HasPrefix(sentence, "unexpected argument") {
		return sentence
	}
	node := parse.Context.Selected()
	if node == nil {
		node = parse.Context.Model.Node
	}
	var flags []string
	for _, group := range node.AllFlags(true) {
		for _, flag := range group {
			flags = append(flags, "--"+flag.Name)
		}
	}
	slices.Sort(flags)
	return fmt.Sprintf("%s; the flags of %s are %s", sentence, node.Name, strings.Join(slices.Compact(flags), ", "))
}
