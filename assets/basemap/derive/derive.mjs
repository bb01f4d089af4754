// Derives the base map: every GeoJSON file of the folder above, and the five
// regions beside the dataset's tables.
//
//   npm ci --ignore-scripts   (Node 18 or later)
//   node derive.mjs            writes the files
//   node derive.mjs --check    derives into a temporary folder, compares, and
//                              names the files that differ (exit 1)
//
// Sources: Natural Earth 1:10m admin-1 (land, borders, regions), Natural Earth
// 1:50m (lakes, rivers), GeoNames (which town is a capital or a centre), and
// the tables in names/ (every name on the map, positions, populations). The
// exact packages are pinned in package.json (msgpackr-extract, which is not used,
// at the last version that has a build for every system, as npm ci asks for);
// ../sources.json says which source stands behind which file.
//
// Rules that hold for every layer:
//   - Crimea (UA-43) and Sevastopol (UA-40) belong to Ukraine, as in UN General
//     Assembly resolutions 68/262 and ES-11/4. Natural Earth gives them to
//     Russia; they are reassigned before anything is built.
//   - Of Natural Earth's columns only the codes of country and unit are read;
//     some of the others come from sources with licences of their own.
//   - Land and borders are cut from one topology, snapped to 4 decimals (11 m)
//     before it is simplified, so that neighbours share their vertices exactly.
//     The five regions keep every vertex of the source.
//   - Lines (borders, coasts) are taken before the frame is clipped, so that no
//     line ever runs along the frame. Polygons of countries do have edges along
//     it: fill them, never stroke them.
//   - The Kakhovka reservoir, drained in June 2023, is not drawn.
//   - No front line is drawn: no source with a free licence gives one.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { contextLayers } from './context.mjs';
import { waterLayers } from './waters.mjs';
import { worldLayers } from './world.mjs';
import { pointLayers } from './places.mjs';
import { encode } from './geojson.mjs';

const basemap = fileURLToPath(new URL('..', import.meta.url));
const bundled = fileURLToPath(new URL('../../../data/bundled', import.meta.url));

const options = readOptions();
const files = await derive();
if (options.check) {
  process.exitCode = compare(files);
} else {
  write(files, { basemap, bundled });
  report(files);
}

function readOptions() {
  try {
    return parseArgs({ options: { check: { type: 'boolean', default: false } } }).values;
  } catch (fault) {
    console.error(`${fault.message}. The only option is --check.`);
    process.exit(2);
  }
}

// derive returns the text of each file by its name.
async function derive() {
  const context = await contextLayers();
  const layers = {
    ...context,
    ...await waterLayers(context.countries),
    ...await worldLayers(),
  };
  Object.assign(layers, pointLayers(layers));

  const files = {};
  for (const [name, layer] of Object.entries(layers)) {
    files[`${name}.geojson`] = encode(layer);
  }
  return files;
}

function write(files, folders) {
  for (const [name, text] of Object.entries(files)) {
    fs.writeFileSync(path.join(folderOf(name, folders), name), text);
  }
}

// folderOf: the regions lie beside the stance tables that name them.
function folderOf(name, folders) {
  return name === 'regions.geojson' ? folders.bundled : folders.basemap;
}

// compare derives once more beside the committed files and returns the exit code.
function compare(files) {
  const fresh = fs.mkdtempSync(path.join(os.tmpdir(), 'basemap-'));
  write(files, { basemap: fresh, bundled: fresh });
  const differing = Object.keys(files).filter((name) => {
    const committed = path.join(folderOf(name, { basemap, bundled }), name);
    if (!fs.existsSync(committed)) return true;
    return !fs.readFileSync(committed).equals(fs.readFileSync(path.join(fresh, name)));
  });
  const orphans = fs.readdirSync(basemap).filter((name) => name.endsWith('.geojson') && !(name in files));

  for (const name of differing) console.error(`${name}: differs from what derive.mjs makes (see ${fresh})`);
  for (const name of orphans) console.error(`${name}: is not made by derive.mjs`);
  if (differing.length + orphans.length > 0) return 1;

  fs.rmSync(fresh, { recursive: true });
  console.log(`${Object.keys(files).length} files are as derive.mjs makes them`);
  return 0;
}

function report(files) {
  let total = 0;
  for (const [name, text] of Object.entries(files)) {
    const bytes = Buffer.byteLength(text);
    total += bytes;
    console.log(`${name.padEnd(24)} ${String(bytes).padStart(9)} bytes`);
  }
  console.log(`${'together'.padEnd(24)} ${String(total).padStart(9)} bytes`);
}
