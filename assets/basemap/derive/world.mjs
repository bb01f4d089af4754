// The world outside the frame, for places of users' own: land, its coast and
// lakes, about as fine as 1:50m. No borders: no position is taken on disputes
// that the dataset is not about.

import mapshaper from 'mapshaper';
import { administrativeUnits, naturalEarth50m } from './sources.mjs';

// 2 decimals are 1.1 km, far below what is left after simplifying.
const decimals = 2;

export async function worldLayers() {
  const land = JSON.stringify({ type: 'FeatureCollection', features: administrativeUnits() });
  const output = await mapshaper.applyCommands(`
    -i land.json snap name=land
    -clean target=land
    -dissolve target=land
    -simplify target=land interval=16km keep-shapes
    -explode target=land
    -filter-islands target=land min-area=500km2 remove-empty
    -o world.json format=geojson geojson-type=FeatureCollection precision=0.01 fix-geometry
    -lines target=land + name=coast
    -clip target=coast bbox=-179.99,-89.9,179.99,89.9
    -dissolve target=coast
    -explode target=coast
    -o target=coast coast.json format=geojson geojson-type=FeatureCollection

    -i waters.json
    -simplify target=lakes interval=8km
    -explode target=lakes
    -filter target=lakes 'this.area > 3e9'
    -snap target=lakes precision=0.01 fix-geometry
    -clean target=lakes
    -o target=lakes lakes.json format=geojson geojson-type=FeatureCollection precision=0.01 fix-geometry
  `.replace(/\s+/g, ' '), { 'land.json': land, 'waters.json': naturalEarth50m('world') });

  return {
    world: layer('land', output['world.json']),
    'world-coast': layer('coast', output['coast.json']),
    'world-lakes': layer('lake', output['lakes.json']),
  };
}

function layer(kind, text) {
  const features = JSON.parse(text).features.filter((feature) => feature.geometry);
  return {
    decimals,
    features: features.map(({ geometry }, i) => ({ id: `${kind}-${i + 1}`, properties: {}, geometry })),
  };
}
