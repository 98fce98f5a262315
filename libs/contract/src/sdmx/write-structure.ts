import type { ReleaseDocument } from '../release-document.js';
import { flowsOf } from './flows.js';
import { nameArtefact, urnOf, type ArtefactId } from './identifiers.js';
import { messageHead } from './message-head.js';
import type { Annotation, Attribute, Code, Codelist, Component, Concept, Flow, Format } from './model.js';
import { english, named, type Names } from './names.js';
import { AGENCY } from './standard.js';

/** An SDMX-JSON 2.0 structure message: all that the data messages of a release refer to. */
export function writeSdmxStructure(document: ReleaseDocument, releaseHash: string): string {
  const flows = flowsOf(document);
  const components = flows.flatMap(componentsOf);
  const message = {
    meta: messageHead(document, releaseHash, 'structure', 'structure'),
    data: {
      dataStructures: flows.map(describeStructure),
      conceptSchemes: describeSchemes(components.map(({ concept }) => concept)),
      codelists: distinct(components.flatMap(({ codelist }) => codelist ?? [])).map(describeList),
      agencySchemes: [describeAgencies(document)],
      dataflows: flows.map(describeFlow),
    },
  };
  return `${JSON.stringify(message, null, 2)}\n`;
}

function componentsOf({ dimensions, measure, attributes }: Flow): Component[] {
  return [...dimensions, measure, ...attributes];
}

/** Flows share lists: each is written once. */
function distinct<T extends ArtefactId>(artefacts: readonly T[]): T[] {
  return [...new Map(artefacts.map((artefact) => [nameArtefact(artefact), artefact])).values()];
}

function describe(
  kind: Parameters<typeof urnOf>[0],
  { agency, id, version }: ArtefactId,
  names: Names,
): Readonly<Record<string, unknown>> {
  const urn = urnOf(kind, { agency, id, version });
  return { id, version, agencyID: agency, ...named(names), links: [{ rel: 'self', urn }] };
}

function describeFlow(flow: Flow): object {
  return { ...describe('Dataflow', flow, flow.names), structure: urnOf('DataStructure', flow.structure) };
}

function describeStructure({ structure, dimensions, measure, attributes }: Flow): object {
  const keyed = dimensions.slice(0, -1);
  const time = dimensions.at(-1);
  return {
    ...describe('DataStructure', structure, structure.names),
    dataStructureComponents: {
      attributeList: { id: 'AttributeDescriptor', attributes: attributes.map(describeAttribute) },
      dimensionList: {
        id: 'DimensionDescriptor',
        dimensions: keyed.map((dimension, position) => ({ position, ...describeComponent(dimension) })),
        ...(time && { timeDimension: describeComponent(time) }),
      },
      measureList: { id: 'MeasureDescriptor', measures: [{ ...describeComponent(measure), usage: 'optional' }] },
    },
  };
}

function describeAttribute({ mandatory, of, ...component }: Attribute): object {
  return {
    ...describeComponent(component),
    usage: mandatory ? 'mandatory' : 'optional',
    attributeRelationship: relationOf(of),
  };
}

/** What decides the value of an attribute. */
export function relationOf(of: Attribute['of']): object {
  return of ? { dimensions: [of.dimension] } : { observation: {} };
}

function describeComponent({ concept, codelist, format }: Component): object {
  return {
    id: concept.id,
    conceptIdentity: urnOf('Concept', concept.scheme, concept.id),
    localRepresentation: codelist
      ? { enumeration: urnOf('Codelist', codelist) }
      : { format: format satisfies Format | undefined },
  };
}

function describeSchemes(concepts: readonly Concept[]): object[] {
  return distinct(concepts.map(({ scheme }) => scheme)).map((scheme) => {
    const own = concepts.filter((concept) => nameArtefact(concept.scheme) === nameArtefact(scheme));
    const items = new Map(own.map((concept) => [concept.id, concept.names]));
    return {
      ...describe(
        'ConceptScheme',
        scheme,
        english(scheme.agency === AGENCY ? 'Signatory' : 'SDMX cross-domain concepts'),
      ),
      ...(scheme.agency !== AGENCY && { isPartial: true }),
      concepts: [...items].map(([id, names]) => describeItem('Concept', scheme, { id, names })),
    };
  });
}

function describeList(list: Codelist): object {
  return {
    ...describe('Codelist', list, list.names),
    ...(list.partial && { isPartial: true }),
    codes: list.codes.map((code) => describeItem('Codelist', list, code)),
  };
}

function describeItem(kind: 'Concept' | 'Codelist', scheme: ArtefactId, { id, names, annotations }: Code): object {
  const urn = urnOf(kind, scheme, id).replace('.Codelist=', '.Code=');
  return {
    id,
    ...named(names),
    links: [{ rel: 'self', urn }],
    ...(annotations && annotations.length > 0 && { annotations: annotations.map(describeAnnotation) }),
  };
}

function describeAnnotation({ type, value, href }: Annotation): object {
  return { type, value, ...(href !== undefined && { links: [{ rel: 'self', href }] }) };
}

function describeAgencies({ verification }: ReleaseDocument): object {
  return {
    ...describe('AgencyScheme', { agency: 'SDMX', id: 'AGENCIES', version: '1.0' }, english('SDMX agencies')),
    isPartial: true,
    agencies: [
      {
        id: AGENCY,
        ...named(english('Signatory')),
        ...(verification && { contacts: [{ ...named(english('Signatory')), uris: [verification.site] }] }),
      },
    ],
  };
}
