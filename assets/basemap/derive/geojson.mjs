// Writing GeoJSON: RFC 7946, exterior rings counter-clockwise, one feature a
// line, coordinates rounded to the layer's precision. The same layer gives the
// same bytes.

// A layer is { features, decimals }; 4 decimals are 11 m.
export function encode({ features, decimals = 4 }) {
  const lines = features.map((feature) => JSON.stringify({
    type: 'Feature',
    id: feature.id,
    properties: feature.properties,
    geometry: rounded(feature.geometry, decimals),
  }));
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}

// The positions of a geometry as a flat list of rings or lines.
export function parts({ type, coordinates }) {
  if (type === 'MultiPolygon') return coordinates.flat();
  if (type === 'Polygon' || type === 'MultiLineString') return coordinates;
  if (type === 'LineString') return [coordinates];
  return [[coordinates]];
}

function rounded({ type, coordinates }, decimals) {
  const line = (positions) => distinct(positions.map((position) => position.map((degree) => round(degree, decimals))));
  switch (type) {
    case 'Point': return { type, coordinates: coordinates.map((degree) => round(degree, decimals)) };
    case 'LineString': return { type, coordinates: line(coordinates) };
    case 'MultiLineString': return { type, coordinates: coordinates.map(line) };
    case 'Polygon': return { type, coordinates: wound(coordinates.map(line)) };
    case 'MultiPolygon': return { type, coordinates: coordinates.map((polygon) => wound(polygon.map(line))) };
  }
  throw new Error(`cannot write a ${type}`);
}

// Adding 0 turns -0 into 0, which JSON writes the same but a comparison does not.
function round(degree, decimals) {
  return Number(degree.toFixed(decimals)) + 0;
}

function distinct(positions) {
  return positions.filter(([lon, lat], i) => i === 0 || lon !== positions[i - 1][0] || lat !== positions[i - 1][1]);
}

// wound turns exterior rings counter-clockwise and holes clockwise. A hole that
// rounding has closed is left out.
function wound(rings) {
  const open = rings.filter((ring, i) => i === 0 || (ring.length >= 4 && signedArea(ring) !== 0));
  return open.map((ring, i) => ((i === 0) === (signedArea(ring) > 0) ? ring : [...ring].reverse()));
}

// The shoelace formula, in square degrees, positive for counter-clockwise.
function signedArea(ring) {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    twice += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  }
  return twice / 2;
}
