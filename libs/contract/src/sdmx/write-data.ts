import type { ReleaseDocument } from '../release-document.js';
import { windowOf } from './flows.js';
import { urnOf } from './identifiers.js';
import { messageHead } from './message-head.js';
import type { Attribute, Component, Flow } from './model.js';
import { named } from './names.js';
import { relationOf } from './write-structure.js';

/** Observations in one piece. */
const PIECE = 500;

/**
 * An SDMX-JSON 2.0 data message in the flat form: a key for each observation, its parts and every coded value by their
 * places in the lists above. Written in pieces: a release may have a million figures.
 */
export function* writeSdmxData(flow: Flow, document: ReleaseDocument, releaseHash: string): Iterable<string> {
  const { period } = windowOf(document);
  const links = [
    { rel: 'dataflow', urn: urnOf('Dataflow', flow) },
    { rel: 'structure', urn: urnOf('DataStructure', flow.structure) },
  ];
  const own = flow.attributes.filter(({ of }) => !of);
  const grouped = flow.attributes.filter(({ of }) => of);
  const structure = {
    links,
    ...named(flow.names),
    dimensions: {
      observation: flow.dimensions.map((dimension, keyPosition) => ({
        ...describeComponent(dimension),
        keyPosition,
        ...(!dimension.codelist && { values: [timeOf(document, period)] }),
      })),
    },
    measures: { observation: [describeComponent(flow.measure)] },
    attributes: {
      ...(grouped.length > 0 && { dimensionGroup: grouped.map(describeAttribute) }),
      observation: own.map(describeAttribute),
    },
    dataSets: [0],
  };
  const groups = grouped.length > 0 ? { dimensionGroupAttributes: groupValues(flow, grouped) } : {};
  const dataSet = { structure: 0, action: 'Information', ...reportingOf(document), links, ...groups };
  const head = { meta: messageHead(document, releaseHash, 'data', flow.id), data: { structures: [structure] } };
  // Left open where the observations go.
  yield `${JSON.stringify(head).slice(0, -2)},"dataSets":[${JSON.stringify(dataSet).slice(0, -1)},"observations":{\n`;
  yield* writeObservations(flow);
  yield '}}]}}\n';
}

function* writeObservations(flow: Flow): Iterable<string> {
  const placesOf = flow.dimensions.map(({ codelist }) => placesIn(codelist));
  const measured = valueWriter(flow.measure);
  const written = flow.attributes.filter(({ of }) => !of).map(valueWriter);
  let piece = '';
  let count = 0;
  for (const { key, value, attributes } of flow.rows()) {
    const place = key.map((code, at) => placesOf[at]?.get(code) ?? 0).join(':');
    const values = written.map((write, at) => write(attributes[at] ?? null));
    piece += `${count === 0 ? '' : ',\n'}"${place}":[${[measured(value), ...values].join(',')}]`;
    count += 1;
    if (count % PIECE === 0) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

/** A coded value by its place in its list, another one as JSON has its type; decimals are texts, so that none is rounded. */
function valueWriter({ codelist, format }: Component): (value: string | null) => string {
  const places = placesIn(codelist);
  return (value) => {
    if (value === null) return 'null';
    if (codelist) return String(places.get(value) ?? 'null');
    return format?.dataType === 'Boolean' ? value : JSON.stringify(value);
  };
}

function placesIn(codelist: Component['codelist']): ReadonlyMap<string, number> {
  return new Map(codelist?.codes.map(({ id }, place) => [id, place]));
}

function describeComponent({ concept, codelist, format }: Component): object {
  return {
    id: concept.id,
    ...named(concept.names),
    ...(codelist
      ? { values: codelist.codes.map(({ id, names }) => ({ id, ...named(names) })) }
      : { format: { dataType: format?.dataType } }),
  };
}

function describeAttribute({ mandatory, of, ...component }: Attribute): object {
  return { ...describeComponent(component), isMandatory: mandatory, relationship: relationOf(of) };
}

/** The values that a dimension alone decides, each once: `::3:` is the fourth code of the third dimension. */
function groupValues({ dimensions }: Flow, grouped: readonly Attribute[]): Readonly<Record<string, unknown[]>> {
  const groups: Record<string, unknown[]> = {};
  for (const [at, { of, codelist }] of grouped.entries()) {
    const dimension = dimensions.findIndex(({ concept }) => concept.id === of?.dimension);
    const places = placesIn(codelist);
    for (const [code, place] of placesIn(dimensions[dimension]?.codelist)) {
      const value = places.get(of?.values.get(code) ?? '');
      if (value === undefined) continue;
      const key = dimensions.map((_, each) => (each === dimension ? String(place) : '')).join(':');
      (groups[key] ??= grouped.map(() => null))[at] = value;
    }
  }
  return groups;
}

function timeOf({ cycle }: ReleaseDocument, period: string): object {
  const { from, to } = cycle.window ?? {};
  return { value: period, start: `${from}T00:00:00Z`, end: `${to}T23:59:59Z` };
}

function reportingOf({ cycle }: ReleaseDocument): object {
  return cycle.window ? { reportingBegin: cycle.window.from, reportingEnd: cycle.window.to } : {};
}
