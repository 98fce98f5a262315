import { csvLine } from '../csv-line.js';
import { nameArtefact } from './identifiers.js';
import type { Flow } from './model.js';

/** Lines in one piece. */
const PIECE = 500;

/** SDMX-CSV 2.0, as the standard has it by default: codes without labels. Codes and decimals hold nothing that a spreadsheet would run. */
export function* writeSdmxCsv(flow: Flow): Iterable<string> {
  const decided = flow.attributes.flatMap(({ of }) => of ?? []);
  const placeOf = new Map(flow.dimensions.map(({ concept }, place) => [concept.id, place]));
  const components = [...flow.dimensions, flow.measure, ...flow.attributes];
  let piece = csvLine(['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...components.map(({ concept }) => concept.id)]);
  let lines = 0;
  const head = ['dataflow', nameArtefact(flow), 'I'];
  for (const { key, value, attributes } of flow.rows()) {
    const more = decided.map(({ dimension, values }) => values.get(key[placeOf.get(dimension) ?? 0] ?? ''));
    piece += csvLine([...head, ...key, value ?? '', ...[...attributes, ...more].map((each) => each ?? '')]);
    lines += 1;
    if (lines % PIECE === 0) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}
