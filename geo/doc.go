// Package geo turns geographic files into pictures and answers: it decodes
// GeoJSON and TopoJSON, projects, simplifies for a scale, paints shapes with
// patterns and labels, and says which feature lies under a point.
//
// A layer is prepared once: borders are stored as arcs that neighbours share,
// and each vertex weighs the area that the line would lose without it, so that
// any scale takes the vertices it needs and neighbours never part. What is drawn
// for a view is found as Areas and Strokes, which can be painted in any colours
// again and again; a Path is the same for other uses, such as a vector file.
//
//	shapes := geo.Prepare(layer, geo.AlbersFor(layer.Bound()))
//	view := geo.Fit(shapes.Bound(), 1600, 1000, geo.Insets{})
//	var areas geo.Areas
//	var borders geo.Strokes
//	areas.Cover(shapes, view)
//	borders.Cover(shapes, view, geo.Stroke{Width: 1})
//	raster := geo.NewRaster(1600, 1000, sea)
//	raster.Areas(&areas, func(i int) geo.Fill { return fills[i] }, orb.Point{})
//	raster.Strokes(&borders, ink)
//
// It knows nothing of proposals or windows, and has no font of its own: fonts
// are handed in. Coordinates are named by what they are: lon, lat in degrees;
// x, y in the projected plane, metres, y up; px on the screen, y down.
package geo
