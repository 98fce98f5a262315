import { INDICATOR_ROLES, INDICATOR_TYPES, MOST_APPROVALS } from '@signatory/domain';
import { list, object, ref, string, word, type JsonSchema } from './json-schema.js';
import { alignment, alignments } from './alignment-definitions.js';
import { code, codes, decimal, itemFields, text } from './value-definitions.js';
import { codebook, codebookClass } from './codebook-definitions.js';
import { expression, mirror, rule } from './rule-definitions.js';

/** How many reviewers approve an entry, each for themselves. */
export const APPROVALS: JsonSchema = { type: 'integer', minimum: 1, maximum: MOST_APPROVALS };

const codeList = object(
  'Code list',
  { name: ref('text', 'schema.codeList.name'), codes: ref('codes') },
  ['codes'],
  'schema.codeList',
);

const itemProvenance = object(
  'Provenance',
  {
    kind: word('schema.provenance.kind', ['official', 'paraphrase']),
    source: string('schema.provenance.source'),
    confidence: word('schema.provenance.confidence', ['high', 'medium', 'low']),
  },
  ['kind', 'source'],
  'schema.provenance',
);

const date = string('schema.date', { pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

const member = object(
  'Member',
  {
    code: string('schema.member.code', {
      pattern: '^[A-Z][A-Z0-9-]{1,7}$',
    }),
    name: ref('text', 'schema.member.name'),
    abbreviation: string('schema.member.abbreviation', { maxLength: 8 }),
    kind: word('schema.member.kind', ['country', 'organisation'], { default: 'country' }),
  },
  ['code', 'name'],
);

const pillar = object(
  'Pillar',
  {
    code: string('schema.pillar.code'),
    name: ref('text'),
    heading: ref('text', 'schema.pillar.heading'),
    provenance: ref('itemProvenance'),
  },
  ['code', 'name'],
);

const source = object(
  'Source',
  {
    code,
    title: string('schema.source.title'),
    publisher: string('schema.source.publisher'),
    url: string('schema.source.url', { pattern: '^https?://' }),
    published: date,
    accessed: date,
  },
  ['code', 'title', 'publisher'],
);

const evidence = object('Evidence demand', {
  min: { description: 'schema.evidence.min', type: 'integer', minimum: 0, maximum: 20 },
  'min-per-item': { description: 'schema.evidence.minPerItem', type: 'integer', minimum: 0, maximum: 20 },
  unless: { description: 'schema.evidence.unless', type: ['string', 'boolean', 'number'] },
  dated: word('schema.evidence.dated', ['in-window', 'in-force', 'any'], { default: 'any' }),
});

const statedValue = object('Stated value', {
  value: {
    description: 'schema.stated.value',
    anyOf: [{ type: 'string', minLength: 1 }, { type: 'number' }, { type: 'boolean' }],
  },
  date: {
    description: 'schema.stated.date',
    // A year is a number to whoever writes YAML.
    anyOf: [
      { type: 'string', pattern: '^\\d{4}(-\\d{2}-\\d{2})?$' },
      { type: 'integer', minimum: 1000, maximum: 9999 },
    ],
  },
  words: ref('text', 'schema.stated.words'),
  source: string('schema.stated.source'),
});

const indicator = object(
  'Indicator',
  {
    code: {
      description: 'schema.indicator.code',
      type: 'string',
      pattern: '^[a-z][a-z0-9_]*$',
      maxLength: 60,
    },
    id: string('schema.item.id'),
    label: string('schema.indicator.label'),
    role: word('schema.indicator.role', INDICATOR_ROLES),
    type: word('schema.indicator.type', INDICATOR_TYPES),
    question: ref('text', 'schema.indicator.question'),
    definition: ref('text', 'schema.indicator.definition'),
    unit: ref('text', 'schema.indicator.unit'),
    codes: ref('codes', 'schema.indicator.codes'),
    items: object(
      'Items of a list',
      {
        key: string('schema.indicator.key'),
        fields: itemFields,
      },
      ['key'],
    ),
    by: {
      title: 'Disaggregations',
      description: 'schema.indicator.by',
      anyOf: [{ const: 'assessor' }, { type: 'array', items: code, uniqueItems: true }],
    },
    decimals: {
      description: 'schema.indicator.decimals',
      type: 'integer',
      minimum: 0,
      maximum: 6,
    },
    range: object('Bounds, inclusive', { min: ref('decimal'), max: ref('decimal') }),
    reference: word('schema.indicator.reference', ['window', 'window-end', 'calendar-year'], { default: 'window' }),
    evidence: ref('evidence'),
    default: { description: 'schema.indicator.default', type: 'boolean' },
    required: { description: 'schema.indicator.required', type: 'boolean' },
    'required-when': {
      ...expression,
      description: 'schema.indicator.requiredWhen',
    },
    calculated: object(
      'Calculation',
      { value: { ...expression, description: 'schema.calculated.value' } },
      ['value'],
      'schema.indicator.calculated',
    ),
    narrative: word('schema.indicator.narrative', ['asked', 'optional'], {
      default: 'optional',
    }),
    approvals: {
      ...APPROVALS,
      description: 'schema.indicator.approvals',
    },
    disclosure: object(
      'Small cells',
      { below: { description: 'schema.indicator.below', type: 'integer', minimum: 2, maximum: 100 } },
      ['below'],
    ),
    method: ref('text', 'schema.indicator.method'),
    practice: string('schema.indicator.practice'),
    baseline: ref('statedValue', 'schema.indicator.baseline'),
    target: ref('statedValue', 'schema.indicator.target'),
    mappings: {
      description: 'schema.indicator.mappings',
      type: 'object',
      additionalProperties: { type: ['string', 'number'] },
    },
    alignments,
  },
  ['code', 'role', 'type'],
);

const clause = object(
  'Clause',
  {
    score: { description: 'schema.clause.score', enum: [-1, 0, 1] },
    if: expression,
    words: ref('text', 'schema.clause.words'),
  },
  ['score', 'if', 'words'],
  'schema.clause',
);

const guideline = object(
  'Scoring guideline',
  {
    countervailing: ref('clause', 'schema.clause.before'),
    levels: list('schema.guideline.levels', ref('clause'), { minItems: 1 }),
  },
  ['levels'],
);

const applies: JsonSchema = {
  title: 'Of whom it is asked',
  description: 'schema.applies',
  type: 'object',
  properties: { all: word('schema.applies.all', ['asked', 'not-asked'], { default: 'asked' }) },
  additionalProperties: {
    title: 'One member',
    description: 'schema.applies.member',
    anyOf: [
      { const: 'asked' },
      object('Variant', { variant: ref('text') }, ['variant']),
      object('Not asked', { 'not-asked': ref('text') }, ['not-asked']),
    ],
  },
};

const commitment = object(
  'Commitment',
  {
    code: string('schema.commitment.code'),
    id: string('schema.commitment.id'),
    pillar: string('schema.commitment.pillar'),
    title: ref('text', 'schema.commitment.title'),
    text: ref('text', 'schema.commitment.text'),
    provenance: ref('itemProvenance'),
    applies: ref('applies'),
    alignments,
    lists: {
      description: 'schema.commitment.lists',
      type: 'object',
      additionalProperties: {
        title: 'List',
        description: 'schema.commitment.list',
        anyOf: [{ type: 'string' }, ref('codeList')],
      },
    },
    indicators: list('schema.commitment.indicators', ref('indicator')),
    rules: list('schema.commitment.rules', ref('rule')),
    guideline: ref('guideline', 'schema.commitment.guideline'),
  },
  ['code', 'text'],
);

export const DEFINITIONS: Readonly<Record<string, JsonSchema>> = {
  text,
  decimal,
  code,
  codes,
  codeList,
  itemProvenance,
  date,
  member,
  pillar,
  source,
  alignment,
  codebook,
  codebookClass,
  evidence,
  statedValue,
  indicator,
  rule,
  mirror,
  clause,
  guideline,
  applies,
  commitment,
};
