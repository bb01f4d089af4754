// Package picture makes the map and the page around it as a list of marks, and writes that list as
// a raster picture, as SVG and as PDF. Window and exports paint the same marks.
package picture
