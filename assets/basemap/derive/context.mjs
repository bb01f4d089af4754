// Ukraine, its units and regions, its neighbours, and the lines between them.

import mapshaper from 'mapshaper';
import { administrativeUnits, named, names, nameProperties } from './sources.mjs';
import { parts } from './geojson.mjs';

// west, south, east, north: what a wide window can show around Ukraine.
export const frame = [12, 38, 52, 58];

// Within these bounds the neighbours are drawn finer.
const neighbourhood = [20, 43, 42, 54];

const regions = {
  crimea: ['UA-43', 'UA-40'],
  luhansk: ['UA-09'],
  donetsk: ['UA-14'],
  zaporizhzhia: ['UA-23'],
  kherson: ['UA-65'],
};

// Boundaries that are drawn dashed: the status of Kosovo is disputed between
// the two.
const disputed = ['RS;XK'];

export async function contextLayers() {
  const cut = await cutFrom(unitsInFrame());
  return {
    regions: { features: regionFeatures(cut['regions.json']) },
    ukraine: { features: ukraineFeature(cut['countries.json']) },
    oblasts: { features: oblastFeatures(cut['oblasts.json']) },
    countries: { features: countryFeatures(cut['countries.json'], cut['label-points.json']) },
    borders: { features: borderFeatures(cut['borders.json']) },
    'oblast-borders': { features: oblastBorderFeatures(cut['oblast-borders.json']) },
    coast: { features: coastFeatures(cut['coast.json']) },
  };
}

// cutFrom builds the topology once and takes every layer from it.
async function cutFrom(units) {
  const regionOf = Object.entries(regions).flatMap(([id, codes]) => codes.map((code) => [code, id]));
  const output = await mapshaper.applyCommands(`
    -i units.json snap
    -snap precision=0.0001 fix-geometry
    -clean
    -simplify variable interval=grain keep-shapes

    -filter target=units 'country == "UA"' + name=oblasts
    -o oblasts.json format=geojson
    -each target=oblasts 'region = ${JSON.stringify(Object.fromEntries(regionOf))}[unit] || ""'
    -filter target=oblasts 'region != ""' + name=regions
    -dissolve target=regions region copy-fields=region
    -o regions.json format=geojson

    -dissolve target=units country + name=countries

    -lines target=units country,unit + name=lines
      each='between = B ? [A.country, B.country].sort().join(";") : "";
            units = B ? [A.unit, B.unit].sort().join(";") : ""'
    -clip target=lines bbox=${frame}
    -filter target=lines 'TYPE == "country"' + name=borders
    -dissolve target=borders between
    -o borders.json format=geojson
    -filter target=lines 'TYPE == "unit" && between == "UA;UA"' + name=oblast-borders
    -dissolve target=oblast-borders units
    -o oblast-borders.json format=geojson
    -filter target=lines 'TYPE == "outer"' + name=coast
    -dissolve target=coast
    -explode target=coast
    -o coast.json format=geojson geojson-type=FeatureCollection

    -clip target=countries bbox=${frame}
    -o countries.json format=geojson
    -points target=countries inner + name=label-points
    -o label-points.json format=geojson
  `.replace(/\s+/g, ' '), { 'units.json': JSON.stringify(units) });

  return Object.fromEntries(Object.entries(output).map(([file, text]) => [file, JSON.parse(text).features]));
}

// unitsInFrame are the units that touch the frame, each with its grain.
function unitsInFrame() {
  const features = [];
  for (const feature of administrativeUnits()) {
    const bound = boundOf(feature.geometry);
    if (!overlap(bound, frame)) continue;
    const { country, unit } = feature.properties;
    features.push({ ...feature, properties: { country, unit, grain: grainOf(country, unit, bound) } });
  }
  return { type: 'FeatureCollection', features };
}

// grainOf is the size in metres below which details go. The five regions keep
// every vertex of the source; where units share a line, the finer grain counts.
function grainOf(country, unit, bound) {
  if (Object.values(regions).flat().includes(unit)) return 0;
  if (country === 'UA') return 300;
  return overlap(bound, neighbourhood) ? 700 : 2500;
}

function regionFeatures(dissolved) {
  return Object.entries(regions).map(([id, codes]) => {
    const { geometry } = dissolved.find((feature) => feature.properties.region === id);
    return { id, properties: { name_en: named('units', codes[0]).short_en, iso_3166_2: codes.join(';') }, geometry };
  });
}

function ukraineFeature(countries) {
  const { geometry } = countries.find((feature) => feature.properties.country === 'UA');
  return [{ id: 'UA', properties: nameProperties(named('countries', 'UA')), geometry }];
}

function oblastFeatures(units) {
  return names('units').map((row) => {
    const { geometry } = units.find((feature) => feature.properties.unit === row.id);
    const { short_en, short_uk, short_ru, region_id, rank, lon, lat } = row;
    return {
      id: row.id,
      properties: {
        ...nameProperties(row), short_en, short_uk, short_ru,
        region: region_id, rank: Number(rank), label_lon: Number(lon), label_lat: Number(lat),
      },
      geometry,
    };
  });
}

// A country's label stands where its row says, else at a point inside what the
// frame shows of it.
function countryFeatures(countries, labelPoints) {
  const features = countries.map(({ properties: { country }, geometry }) => {
    const row = named('countries', country);
    const inside = labelPoints.find((point) => point.properties.country === country).geometry.coordinates;
    const [lon, lat] = row.lon ? [row.lon, row.lat] : inside.map((degree) => degree.toFixed(4));
    return {
      id: country,
      properties: { ...nameProperties(row), rank: Number(row.rank), label_lon: Number(lon), label_lat: Number(lat) },
      geometry,
    };
  });
  return features.sort(byId);
}

function borderFeatures(lines) {
  return lines.map(({ properties: { between }, geometry }) => ({
    id: between.replace(';', '-'),
    properties: { between, status: disputed.includes(between) ? 'disputed' : 'international' },
    geometry,
  })).sort(byId);
}

function oblastBorderFeatures(lines) {
  return lines.map(({ properties: { units }, geometry }) => ({
    id: units.replace(';', '-'),
    properties: { between: units },
    geometry,
  })).sort(byId);
}

function coastFeatures(lines) {
  return lines.map(({ geometry }, i) => ({ id: `coast-${i + 1}`, properties: {}, geometry }));
}

function byId(a, b) {
  return a.id < b.id ? -1 : 1;
}

function boundOf(geometry) {
  const bound = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of parts(geometry).flat()) {
    bound[0] = Math.min(bound[0], lon);
    bound[1] = Math.min(bound[1], lat);
    bound[2] = Math.max(bound[2], lon);
    bound[3] = Math.max(bound[3], lat);
  }
  return bound;
}

function overlap(a, b) {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}
