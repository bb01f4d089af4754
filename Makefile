# What one does with Stancemap. It needs Go, git and make; the rest is installed by apt, or named where there is no apt.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.PHONY: run test demo bench torture data geometry lint package build/stancemap build/stancemap-headless

# A clone that belongs to another user has no readable history; the version stands in FyneApp.toml anyway.
export GOFLAGS := $(GOFLAGS) -buildvcs=false

HEADLESS := CGO_ENABLED=0
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

# Opens the window. Without a screen it does what demo does.
run: build/stancemap
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ "$$(uname)" != Linux ]; then \
		build/stancemap; \
	else \
		echo "There is no screen here: making pictures of the window and the workbook in build/demo instead."; \
		$(MAKE) --no-print-directory demo; \
	fi

# Everything that has to hold before a change lands.
test:
	.ci/install build run screen readers
	$(MAKE) --no-print-directory lint
	$(HEADLESS) go test -tags ci -timeout 30m ./...
	$(MAKE) --no-print-directory build/stancemap build/stancemap-headless
	go vet ./app/...
	STANCEMAP_WINDOW_TEST=1 .ci/screen 1400x900 go test -count=1 -timeout 30m -run '^TestWindow' ./app

# Screenshots of the window, pictures of both proposals and the workbook, in build/demo.
demo: build/stancemap
	.ci/install screen
	.ci/demo build/stancemap build/demo

# Medians of five runs; then, on a virtual screen, the window beside a bare one of the toolkit: lines of "figure NAME
# VALUE UNIT" and "ratio NAME VALUE LIMIT ok|over".
bench:
	$(HEADLESS) go test -tags ci -run '^$$' -bench . -benchmem -count 5 ./geo/... ./data/... ./app/... | .ci/medians
	.ci/install build run screen
	.ci/screen 1280x800 go test -run '^$$' -bench '^BenchmarkWindow$$' -benchtime 1x -timeout 30m ./app \
		| awk '/^(figure|ratio|---|FAIL|panic| )/; /^(---|FAIL|panic)/ { failed = 1 } END { exit failed }'

# The long faults: tests named by the row of the fault, at full number, without a screen and on a virtual one.
torture:
	mkdir -p build
	.ci/install build run screen
	export STANCEMAP_TORTURE=1; { \
		$(HEADLESS) go test -tags ci -count=1 -timeout 60m -v -run '^TestF[0-9]' ./... || :; \
		STANCEMAP_WINDOW_TEST=1 .ci/screen 1400x900 go test -count=1 -timeout 60m -v -run '^TestWindowF[0-9]' ./app || :; \
	} 2>&1 | tee build/torture.log | .ci/count

# Checks the dataset and makes what follows from it: codebook, schemas, compact forms, the list of licences.
data:
	$(HEADLESS) go run -tags ci ./data/generate
	go run ./assets/licences

# Derives the base map and the regions again from their sources. Needs the network; the result is committed.
geometry:
	command -v npm >/dev/null || .ci/install geometry
	cd assets/basemap/derive && npm ci --ignore-scripts --no-audit --no-fund && npm run derive

lint:
	@unformatted=$$(find app assets data geo -name node_modules -prune -o -name '*.go' -print | xargs gofmt -l); \
	if [ -n "$$unformatted" ]; then echo "gofmt these: $$unformatted"; exit 1; fi
	$(HEADLESS) go vet -tags ci ./...
	$(HEADLESS) go run $(STATICCHECK) -tags ci ./...
	go run ./assets/licences check

# The archives for Linux and Windows, in build. The one for Linux is unpacked and started.
package:
	.ci/install build run screen packages
	.ci/package
	.ci/launch build/stancemap-*-linux-*.tar.xz

# The program with its window.
build/stancemap:
	.ci/install build run
	go build -o $@ ./app

# The static program without a window: every subcommand works.
build/stancemap-headless:
	$(HEADLESS) go build -tags ci -o $@ ./app
