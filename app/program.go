package main

// The program as others see it. FyneApp.toml says the same.
const (
	programName    = "Stancemap"
	programID      = "org.stancemap.desktop"
	programVersion = "0.1.0"
)

// program is the name and version that files name as their maker.
const program = programName + " " + programVersion
