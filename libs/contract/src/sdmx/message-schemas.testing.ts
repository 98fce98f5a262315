/**
 * What SDMX-JSON 2.0 asks of the parts of its messages that are written here, as its field guides and schemas have it: names,
 * patterns, what must be there, and nothing that they do not know. Compared with the standard's own 2.0.0 schemas
 * (`sdmx-twg/sdmx-json`) on 2026-11-27; those are not kept here, since they come without a licence.
 */

const ID = { type: 'string', pattern: '^[A-Za-z0-9_@$-]+$' };
const COMPONENT_ID = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]*$' };
const VERSION = { type: 'string', pattern: '^(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*)){1,2}$' };
const INSTANT = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' };
const NAMES = {
  name: { type: 'string', minLength: 1 },
  names: {
    type: 'object',
    minProperties: 1,
    additionalProperties: false,
    patternProperties: { '^[a-z]{2,3}(-[a-z0-9]{2,8})*$': { type: 'string', minLength: 1 } },
  },
};
const URN =
  '^urn:sdmx:org\\.sdmx\\.infomodel\\.(base|codelist|conceptscheme|datastructure)\\.[A-Za-z]+=[A-Z][A-Za-z0-9_-]*:[A-Za-z0-9_@$-]+\\([0-9.]+\\)';
const WHOLE_URN = { type: 'string', pattern: `${URN}$` };
const ITEM_URN = { type: 'string', pattern: `${URN}\\.[A-Za-z0-9_@$-]+$` };
const ANY_URN = { type: 'string', pattern: URN };

function shape(properties: object, required: readonly string[]): object {
  return { type: 'object', properties, required, additionalProperties: false };
}
function list(items: object): object {
  return { type: 'array', minItems: 1, uniqueItems: true, items };
}

const LINKS = list({
  ...shape({ rel: { type: 'string' }, urn: ANY_URN, href: { type: 'string' }, title: { type: 'string' } }, ['rel']),
  anyOf: [{ required: ['href'] }, { required: ['urn'] }],
});
const META = shape(
  {
    schema: { type: 'string', pattern: '^https://' },
    id: ID,
    test: { type: 'boolean' },
    prepared: INSTANT,
    contentLanguages: list({ type: 'string', pattern: '^[a-z]{2,3}(-[a-z0-9]{2,8})*$' }),
    ...NAMES,
    sender: shape({ id: ID, name: { type: 'string' } }, ['id']),
    links: LINKS,
  },
  ['id', 'prepared', 'sender'],
);
const FORMAT = shape({ dataType: { enum: ['Decimal', 'Integer', 'Boolean', 'String', 'ObservationalTimePeriod'] } }, [
  'dataType',
]);
const RELATIONSHIP = {
  oneOf: [
    shape({ dimensions: list(COMPONENT_ID) }, ['dimensions']),
    shape({ observation: { type: 'object', maxProperties: 0 } }, ['observation']),
  ],
};

const ANNOTATION = shape({ type: { type: 'string' }, value: { type: 'string' }, links: LINKS }, []);
const MAINTAINED = { id: ID, version: VERSION, agencyID: COMPONENT_ID, ...NAMES, links: LINKS };
const MAINTAINED_NAMES = Object.keys(MAINTAINED);
const ITEM = shape({ id: ID, ...NAMES, links: LINKS, annotations: list(ANNOTATION) }, ['id', 'name']);
// Lists and schemes are named more narrowly than structures, flows and codes.
const SCHEME = { ...MAINTAINED, id: COMPONENT_ID };
const CONCEPT = shape({ id: COMPONENT_ID, ...NAMES, links: LINKS }, ['id', 'name']);
const REPRESENTATION = {
  oneOf: [shape({ enumeration: WHOLE_URN }, ['enumeration']), shape({ format: FORMAT }, ['format'])],
};
const COMPONENT = { id: COMPONENT_ID, conceptIdentity: ITEM_URN, localRepresentation: REPRESENTATION };
const COMPONENT_NAMES = Object.keys(COMPONENT);
const USAGE = { enum: ['mandatory', 'optional'] };

const STRUCTURE = shape(
  {
    ...MAINTAINED,
    dataStructureComponents: shape(
      {
        attributeList: shape(
          {
            id: { const: 'AttributeDescriptor' },
            attributes: list(
              shape({ ...COMPONENT, usage: USAGE, attributeRelationship: RELATIONSHIP }, [
                ...COMPONENT_NAMES,
                'attributeRelationship',
              ]),
            ),
          },
          ['id'],
        ),
        dimensionList: shape(
          {
            id: { const: 'DimensionDescriptor' },
            dimensions: list(shape({ ...COMPONENT, position: { type: 'integer', minimum: 0 } }, COMPONENT_NAMES)),
            timeDimension: shape({ ...COMPONENT, id: { const: 'TIME_PERIOD' } }, COMPONENT_NAMES),
          },
          ['id', 'dimensions'],
        ),
        measureList: shape(
          {
            id: { const: 'MeasureDescriptor' },
            measures: list(shape({ ...COMPONENT, usage: USAGE }, COMPONENT_NAMES)),
          },
          ['measures'],
        ),
      },
      ['dimensionList'],
    ),
  },
  [...MAINTAINED_NAMES, 'dataStructureComponents'],
);
const PARTIAL = { isPartial: { type: 'boolean' } };
const AGENCY = shape(
  { id: COMPONENT_ID, ...NAMES, contacts: list(shape({ ...NAMES, uris: list({ type: 'string' }) }, [])) },
  ['id', 'name'],
);

export const STRUCTURE_MESSAGE = shape(
  {
    meta: META,
    data: shape(
      {
        dataStructures: list(STRUCTURE),
        conceptSchemes: list(shape({ ...SCHEME, ...PARTIAL, concepts: list(CONCEPT) }, MAINTAINED_NAMES)),
        codelists: list(shape({ ...SCHEME, ...PARTIAL, codes: list(ITEM) }, [...MAINTAINED_NAMES, 'codes'])),
        agencySchemes: list(
          shape(
            {
              ...MAINTAINED,
              id: { const: 'AGENCIES' },
              version: { const: '1.0' },
              ...PARTIAL,
              agencies: list(AGENCY),
            },
            MAINTAINED_NAMES,
          ),
        ),
        dataflows: list(shape({ ...MAINTAINED, structure: WHOLE_URN }, [...MAINTAINED_NAMES, 'structure'])),
      },
      [],
    ),
  },
  ['meta', 'data'],
);

const VALUES = list({
  oneOf: [
    shape({ id: ID, ...NAMES }, ['id', 'name']),
    shape({ value: { type: 'string' }, start: INSTANT, end: INSTANT }, ['value']),
  ],
});
const DATA_COMPONENT = { id: COMPONENT_ID, ...NAMES, format: FORMAT, values: VALUES };
const DATA_ATTRIBUTES = list(
  shape({ ...DATA_COMPONENT, isMandatory: { type: 'boolean' }, relationship: RELATIONSHIP }, ['id', 'relationship']),
);
const OBSERVED = { type: 'array', items: { type: ['integer', 'boolean', 'string', 'null'] } };

export const DATA_MESSAGE = shape(
  {
    meta: META,
    data: shape(
      {
        structures: list(
          shape(
            {
              links: LINKS,
              ...NAMES,
              dimensions: shape(
                {
                  observation: list(
                    shape({ ...DATA_COMPONENT, keyPosition: { type: 'integer', minimum: 0 } }, [
                      'id',
                      'keyPosition',
                      'values',
                    ]),
                  ),
                },
                [],
              ),
              measures: shape({ observation: list(shape(DATA_COMPONENT, ['id'])) }, []),
              attributes: shape({ dimensionGroup: DATA_ATTRIBUTES, observation: DATA_ATTRIBUTES }, []),
              dataSets: list({ type: 'integer' }),
            },
            ['dimensions'],
          ),
        ),
        dataSets: list(
          shape(
            {
              structure: { type: 'integer' },
              action: { enum: ['Information', 'Append', 'Replace', 'Delete'] },
              reportingBegin: { type: 'string' },
              reportingEnd: { type: 'string' },
              links: LINKS,
              dimensionGroupAttributes: {
                type: 'object',
                patternProperties: { '^([0-9]+(:[0-9]*)*)|((:[0-9]*)*(:[0-9]+)+(:[0-9]*)*)$': OBSERVED },
                additionalProperties: false,
              },
              observations: {
                type: 'object',
                patternProperties: { '^[0-9]+(:[0-9]+)*$': OBSERVED },
                additionalProperties: false,
              },
            },
            ['links'],
          ),
        ),
      },
      ['structures', 'dataSets'],
    ),
  },
  ['meta', 'data'],
);
