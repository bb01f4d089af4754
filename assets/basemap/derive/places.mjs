// Towns, labels of waters and points of interest, from the tables of names.

import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { featureCodes, named, names, nameProperties } from './sources.mjs';

// GeoNames counts Simferopol as the seat of a district only. Pristina has no
// row: it would be drawn as the capital of a state, or not, and either is a
// position in a dispute that this map is not about.
const moreCentres = ['gn693805'];

// The Kerch Strait is in two tables.
const twice = ['kerch-strait-pt'];

export function pointLayers({ countries, lakes, rivers }) {
  return {
    towns: { features: townFeatures() },
    waters: { features: waterLabels(countries, lakes, rivers) },
    points: { features: pointsOfInterest() },
  };
}

function townFeatures() {
  const codes = featureCodes();
  return names('towns').map((row) => {
    const code = codes.get(row.geonames_id);
    return feature(row, {
      ...population(row),
      rank: Number(row.rank),
      country: row.country,
      unit: row.unit,
      region: regionOf(row.unit),
      capital: code === 'PPLC',
      centre: code === 'PPLA' || moreCentres.includes(row.id),
      show: row.show === 'show',
      ...renaming(row),
    });
  });
}

function waterLabels(countries, lakes, rivers) {
  const drawn = new Set([...lakes.features, ...rivers.features].map((water) => water.id));
  const onLand = (row) => countries.features.some((country) => booleanPointInPolygon(position(row), country.geometry));
  return names('waters').map((row) => feature(row, {
    kind: row.kind,
    rank: Number(row.rank),
    // Whether the map draws the water that the label names: its line, its
    // shore, or open water under the label.
    show: drawn.has(row.id) || !onLand(row),
    note: row.note,
  }));
}

function pointsOfInterest() {
  return names('points').filter((row) => !twice.includes(row.id)).map((row) => feature(row, {
    kind: row.kind,
    rank: Number(row.rank),
    unit: row.unit,
    region: regionOf(row.unit),
    // Of the dataset: under which topic the texts name the place.
    topic: row.topic,
    note: row.note,
  }));
}

function feature(row, properties) {
  return {
    id: row.id,
    properties: { ...nameProperties(row), ...properties },
    geometry: { type: 'Point', coordinates: position(row) },
  };
}

function position(row) {
  return [Number(row.lon), Number(row.lat)];
}

function regionOf(unit) {
  return unit ? named('units', unit).region_id : '';
}

// An unknown population is left out, not written as zero.
function population(row) {
  return row.population ? { population: Number(row.population) } : {};
}

// Which authority uses which name, for the towns that have two.
function renaming({ renaming, renaming_note, defacto_en, defacto_ru }) {
  return renaming ? { renaming, renaming_note, defacto_en, defacto_ru } : {};
}
