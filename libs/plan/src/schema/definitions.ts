import { INDICATOR_ROLES, INDICATOR_TYPES, MOST_APPROVALS } from '@signatory/domain';
import { list, object, ref, string, word, type JsonSchema } from './json-schema.js';
import { codebook, codebookClass } from './codebook-definitions.js';
import { expression, mirror, rule } from './rule-definitions.js';

/** How many reviewers approve an entry, each for themselves. */
export const APPROVALS: JsonSchema = { type: 'integer', minimum: 1, maximum: MOST_APPROVALS };

const LANGUAGE = '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$';
const wording: JsonSchema = {
  anyOf: [
    { type: 'string', minLength: 1 },
    object(
      'Wording',
      {
        text: string('The words'),
        provenance: word('Whose words they are', ['official', 'paraphrase', 'translation']),
        source: string('A source’s code, or its name'),
      },
      ['text'],
    ),
  ],
};
const wordings: JsonSchema = {
  type: 'object',
  patternProperties: { [LANGUAGE]: wording },
  additionalProperties: false,
  minProperties: 1,
};

/** How the schema calls a text that is written by language. */
export const TEXT_TITLE = 'Text in languages';

const text: JsonSchema = {
  title: TEXT_TITLE,
  description: 'Write {en: The words}; the first language is the original. Or {original: en, texts: {en: …}}.',
  anyOf: [
    { type: 'string', minLength: 1 },
    wordings,
    object('Whole text', { original: string('The language of the original'), texts: wordings }, ['original', 'texts']),
  ],
};

const decimal: JsonSchema = {
  title: 'Figure',
  description: 'Write digits, with a point before decimals: 12 or "26.4".',
  anyOf: [{ type: 'string', pattern: '^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$' }, { type: 'number' }],
};

const code: JsonSchema = {
  type: 'string',
  pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*$',
  description: 'Letters, digits, _ and -, without spaces or points.',
};

const codes: JsonSchema = {
  title: 'Codes',
  description: 'Write [a, b], or {a: {en: Label}, b: {en: Label}}.',
  anyOf: [
    { type: 'array', items: code, minItems: 1 },
    {
      type: 'object',
      propertyNames: { pattern: code.pattern ?? '' },
      additionalProperties: ref('text'),
      minProperties: 1,
    },
  ],
};

const codeList = object(
  'Code list',
  { name: ref('text', 'Its name; the code where left out'), codes: ref('codes') },
  ['codes'],
  'Write {name: {en: …}, codes: {a: {en: …}, b: {en: …}}}.',
);

const itemProvenance = object(
  'Provenance',
  {
    kind: word('official: the adopters’ own words; paraphrase: ours or a third party’s, always shown as one', [
      'official',
      'paraphrase',
    ]),
    source: string('A code of the plan’s sources, or the source’s name'),
    confidence: word('How sure we are that it stands where it does', ['high', 'medium', 'low']),
  },
  ['kind', 'source'],
  'Write {kind: official, source: <code of a source>}.',
);

const date = string('A day: 2024-10-04', { pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

const member = object(
  'Member',
  {
    code: string('ISO 3166-1 alpha-2 for a country (CA), EU or AU for an organisation', {
      pattern: '^[A-Z][A-Z0-9-]{1,7}$',
    }),
    name: ref('text', 'As reports print it'),
    abbreviation: string('Three letters or so for column heads; the code where left out', { maxLength: 8 }),
    kind: word('country where left out', ['country', 'organisation'], { default: 'country' }),
  },
  ['code', 'name'],
);

const pillar = object(
  'Pillar',
  {
    code: string('As the plan numbers it: I'),
    name: ref('text'),
    heading: ref('text', 'The heading of its development in the plan’s text'),
    provenance: ref('itemProvenance'),
  },
  ['code', 'name'],
);

const source = object(
  'Source',
  {
    code,
    title: string('Title of the document'),
    publisher: string('Who published it'),
    url: string('Where it is', { pattern: '^https?://' }),
    published: date,
    accessed: date,
  },
  ['code', 'title', 'publisher'],
);

const evidence = object('Evidence demand', {
  min: { description: 'Pieces asked of the whole entry', type: 'integer', minimum: 0, maximum: 20 },
  'min-per-item': { description: 'Pieces asked of each item of a list', type: 'integer', minimum: 0, maximum: 20 },
  unless: { description: 'The answer that needs no evidence: none, false', type: ['string', 'boolean', 'number'] },
  dated: word('When what it shows must have happened', ['in-window', 'in-force', 'any'], { default: 'any' }),
});

const indicator = object(
  'Indicator',
  {
    code: {
      description: 'A name for rules: small letters, digits and _, beginning with a letter (i1_unit)',
      type: 'string',
      pattern: '^[a-z][a-z0-9_]*$',
      maxLength: 60,
    },
    id: string('Stable over all versions of the plan; the code where left out'),
    label: string('The printed label; <commitment>.<letter> where left out'),
    role: word('A guideline reads only action, safeguard and finding', INDICATOR_ROLES),
    type: word('What an answer is', INDICATOR_TYPES),
    question: ref('text', 'What is asked'),
    definition: ref('text', 'What each answer means'),
    unit: ref('text', 'What is counted: persons'),
    codes: ref('codes', 'Of a choice, worst to best'),
    items: object(
      'Items of a list',
      {
        key: string('The closed list whose codes key the items'),
        fields: list('What each item says', code, { uniqueItems: true }),
      },
      ['key'],
    ),
    by: {
      title: 'Disaggregations',
      description: 'Write [sex, age], codes of disaggregations; or assessor, for what assessors set.',
      anyOf: [{ const: 'assessor' }, { type: 'array', items: code, uniqueItems: true }],
    },
    decimals: {
      description: 'Digits after the point; where left out 0 for a count, 1 for a percentage, 2 for a number or amount',
      type: 'integer',
      minimum: 0,
      maximum: 6,
    },
    range: object('Bounds, inclusive', { min: ref('decimal'), max: ref('decimal') }),
    reference: word('The time a figure is about', ['window', 'window-end', 'calendar-year'], { default: 'window' }),
    evidence: ref('evidence'),
    default: { description: 'The answer that holds until an assessor sets one', type: 'boolean' },
    required: { description: 'Where left out: true for an action and a safeguard', type: 'boolean' },
    'required-when': {
      ...expression,
      description: 'Where it holds an answer is required, although "required" is false: i1_unit == "operating"',
    },
    narrative: word('Whether an account in words is asked beside the answer', ['asked', 'optional'], {
      default: 'optional',
    }),
    approvals: {
      ...APPROVALS,
      description: 'Approvals that its entry needs, where they are not as many as the plan’s',
    },
    disclosure: object(
      'Small cells',
      { below: { description: 'Cells of 1 to n−1 are withheld', type: 'integer', minimum: 2, maximum: 100 } },
      ['below'],
    ),
    practice: string('Where good practice is described'),
    mappings: {
      description: 'Codes elsewhere: {SDG: 10.7.2}',
      type: 'object',
      additionalProperties: { type: ['string', 'number'] },
    },
  },
  ['code', 'role', 'type'],
);

const clause = object(
  'Clause',
  {
    score: { description: '−1, 0 or 1', enum: [-1, 0, 1] },
    if: expression,
    words: ref('text', 'The sentence that closes a member’s assessment'),
  },
  ['score', 'if', 'words'],
  'Write {score: 1, if: <condition>, words: {en: …}}.',
);

const guideline = object(
  'Scoring guideline',
  {
    countervailing: ref('clause', 'Decided before the levels'),
    levels: list('They partition what is left, in any order', ref('clause'), { minItems: 1 }),
  },
  ['levels'],
);

const applies: JsonSchema = {
  title: 'Of whom it is asked',
  description: 'Write {all: asked, EU: {variant: {en: …}}, AU: {not-asked: {en: the reason}}}.',
  type: 'object',
  properties: { all: word('Of every member not named', ['asked', 'not-asked'], { default: 'asked' }) },
  additionalProperties: {
    title: 'One member',
    description: 'Write asked, {variant: {en: …}} or {not-asked: {en: the reason}}.',
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
    code: string('The printed code: I.1'),
    id: string('Stable over all versions of the plan, never reused; the code where left out'),
    pillar: string('A pillar’s code; left out only where the plan has no pillars'),
    title: ref('text', 'A short name of at most 60 characters'),
    text: ref('text', 'What the plan promises'),
    provenance: ref('itemProvenance'),
    applies: ref('applies'),
    lists: {
      description: 'Closed lists of this commitment, or a sentence saying when they are fixed',
      type: 'object',
      additionalProperties: {
        title: 'List',
        description: 'Write {name: …, codes: …}, or a sentence.',
        anyOf: [{ type: 'string' }, ref('codeList')],
      },
    },
    indicators: list('What measures it', ref('indicator')),
    rules: list('Checks of a report', ref('rule')),
    guideline: ref('guideline', 'Left out only where scores are imported'),
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
  codebook,
  codebookClass,
  evidence,
  indicator,
  rule,
  mirror,
  clause,
  guideline,
  applies,
  commitment,
};
