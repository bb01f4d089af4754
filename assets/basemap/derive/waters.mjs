// Lakes and rivers around Ukraine, from Natural Earth 1:50m.

import mapshaper from 'mapshaper';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { pointToLineDistance } from '@turf/point-to-line-distance';
import { naturalEarth50m, names, nameProperties } from './sources.mjs';
import { frame } from './context.mjs';
import { parts } from './geojson.mjs';

// The European file stops at these countries, the Asian one covers them.
const asian = ['AM', 'AZ', 'GE', 'IR', 'KZ', 'TR'];

// A river line has the name of the label that stands on it.
const reachKilometres = 3;

// Points on the other features of a water that Natural Earth keeps in several.
const morePoints = {
  danube: [[15.2655, 48.2268]],
  dnipro: [[30.5661, 50.45]],
  don: [[43.6094, 48.8929]],
  'vistula-lagoon': [[19.58, 54.39]],
};

// waterLayers takes the countries layer: waters stop at its coast, because the
// 1:50m lines do not follow the 1:10m land, and rivers stop at the lakes' shores.
export async function waterLayers(countries) {
  const europe = await watersOf('europe');
  const asia = await watersOf('asia');
  const land = collection(countries.features);
  const asianLand = collection(countries.features.filter((country) => asian.includes(country.id)));

  const output = await mapshaper.applyCommands(`
    -i land.json name=land
    -i asian-land.json name=asian-land

    -i europe-lakes.json name=lakes
    -clip target=lakes source=land
    -erase target=lakes source=asian-land
    -i asia-lakes.json name=more-lakes
    -clip target=more-lakes source=asian-land
    -merge-layers target=lakes,more-lakes name=lakes
    -o target=lakes lakes.json format=geojson geojson-type=FeatureCollection

    -i europe-rivers.json name=rivers
    -clip target=rivers source=land
    -erase target=rivers source=asian-land
    -i asia-rivers.json name=more-rivers
    -clip target=more-rivers source=asian-land
    -merge-layers target=rivers,more-rivers name=rivers
    -erase target=rivers source=lakes
    -o target=rivers rivers.json format=geojson geojson-type=FeatureCollection
  `.replace(/\s+/g, ' '), {
    'land.json': land, 'asian-land.json': asianLand,
    'europe-lakes.json': europe.lakes, 'europe-rivers.json': europe.rivers,
    'asia-lakes.json': asia.lakes, 'asia-rivers.json': asia.rivers,
  });
  const drawn = (file) => JSON.parse(output[file]).features.filter((feature) => feature.geometry);
  const whole = drawn('lakes.json').filter((lake) => !touchesFrame(lake.geometry));
  return {
    lakes: { features: withNames('lake', whole, labelIn) },
    rivers: { features: withNames('river', drawn('rivers.json'), labelOn) },
  };
}

// A lake cut by the frame would show the frame as its shore.
function touchesFrame(geometry) {
  const [west, south, east, north] = frame;
  return parts(geometry).flat().some(([lon, lat]) => lon <= west || lat <= south || lon >= east || lat >= north);
}

// withNames gives each water the names of the label that stands in or on it; a
// water without a label keeps empty properties.
function withNames(kind, waters, labelOf) {
  const taken = new Map();
  return waters.map(({ geometry }, i) => {
    const row = labelOf(geometry);
    if (!row) return { id: `${kind}-${i + 1}`, properties: {}, geometry };
    const count = (taken.get(row.id) ?? 0) + 1;
    taken.set(row.id, count);
    return { id: count === 1 ? row.id : `${row.id}-${count}`, properties: nameProperties(row), geometry };
  });
}

function labelIn(geometry) {
  return names('waters').find((row) => pointsOf(row).some((point) => booleanPointInPolygon(point, geometry)));
}

function labelOn(geometry) {
  const rivers = names('waters').filter((row) => row.kind === 'river');
  return rivers.find((row) => pointsOf(row).some((point) => kilometresTo(geometry, point) < reachKilometres));
}

function kilometresTo(geometry, point) {
  const distances = parts(geometry).map((line) => pointToLineDistance(
    point,
    { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: line } },
    { units: 'kilometers' },
  ));
  return Math.min(...distances);
}

function pointsOf(row) {
  return [[Number(row.lon), Number(row.lat)], ...(morePoints[row.id] ?? [])];
}

async function watersOf(scope) {
  const output = await mapshaper.applyCommands(
    '-i waters.json -o target=lakes,rivers format=geojson geojson-type=FeatureCollection',
    { 'waters.json': naturalEarth50m(scope) },
  );
  return { lakes: output['lakes.json'], rivers: output['rivers.json'] };
}

function collection(features) {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(({ geometry }) => ({ type: 'Feature', properties: {}, geometry })),
  });
}
