// Package geo turns geographic files into pictures and answers: it decodes
// GeoJSON and TopoJSON, projects, simplifies for a scale, paints shapes with
// patterns and labels, and says which feature lies under a point.
//
// It knows nothing of proposals or windows, and has no font of its own: fonts
// are handed in. Coordinates are named by what they are: lon, lat in degrees;
// x, y in the projected plane, metres, y up; px on the screen, y down.
package geo
