import { ACTION_CLASSES } from '@signatory/domain';
import { DEFINITIONS } from '../schema/definitions.js';
import { list, object, ref, string, word, type JsonSchema } from '../schema/json-schema.js';

const KEY = '^[a-z0-9][a-z0-9-]{0,39}$';
const { text, date } = DEFINITIONS;
if (!text || !date) throw new Error('The plan’s schema defines no text or no date.');

const path = string('A path from this file’s folder, inside it');
const cites = list('Keys of the evidence below', { type: 'string' }, { uniqueItems: true });

const files: JsonSchema = {
  description: 'A file of Markdown-light, or one for each language: {en: chapters/1.md, fr: chapitres/1.md}',
  anyOf: [
    { type: 'string', minLength: 1 },
    { type: 'object', additionalProperties: path, minProperties: 1 },
  ],
};

const member = object('Member', {
  name: ref('text', 'As reports print it; without it, the column’s name'),
  code: string('2 to 8 capital letters, digits and hyphens', { pattern: '^[A-Z][A-Z0-9-]{1,7}$' }),
  abbreviation: string('The head of a narrow column', { maxLength: 8 }),
  kind: word('What it is', ['country', 'organisation']),
});

const score = object('Score', {
  reason: ref('text', 'One sentence: why this score'),
  rationale: ref('text', 'What the assessors write, in full'),
  evidence: cites,
});

const guideline = object(
  'Scoring guideline',
  {
    countervailing: ref('text', 'What gives −1 whatever else was done; decided first'),
    full: ref('text', 'What gives +1'),
    partial: ref('text', 'What gives 0'),
    none: ref('text', 'What gives −1'),
  },
  ['full', 'partial', 'none'],
  'In which words the commitment is scored; printed in its chapter and on its sheet',
);

const commitment = object('Commitment', {
  title: ref('text', 'Short; without it, the matrix’s'),
  text: ref('text', 'As the plan words it'),
  wording: word('Whose words the text is; a paraphrase is always printed as one', ['official', 'paraphrase']),
  source: string('Where the text stands'),
  chapter: files,
  guideline: ref('guideline'),
  scores: { description: 'By member, as its column is named', type: 'object', additionalProperties: score },
});

const evidence = object(
  'Evidence',
  {
    title: string('Title of the document or page'),
    publisher: string('Who published it, with the city: "Ministry of Transport (Ottawa)"'),
    published: ref('date'),
    accessed: ref('date'),
    url: string('Where it is', { pattern: '^https?://' }),
    page: string('Page or section', { maxLength: 50 }),
    quote: string('The words that show it, as they stand there', { maxLength: 2_000 }),
    archived: string('The address of a copy that an archive keeps', { pattern: '^https?://' }),
  },
  ['title'],
);

const answer = object(
  'Answer',
  {
    text: string('In full'),
    role: word('Who answered', ['adjudicator', 'secretariat']),
    date: ref('date'),
    evidence: cites,
  },
  ['text', 'date'],
);

const reply = object(
  'Reply',
  {
    member: string('As its column is named'),
    commitment: string('Its commitment_id'),
    reply: word('What the member says', ['accepted', 'contested']),
    text: string('In full, in the member’s language'),
    onFile: { description: 'The member asked not to publish its words', type: 'boolean' },
    date: ref('date'),
    evidence: cites,
    answer,
  },
  ['member', 'commitment', 'reply', 'date'],
);

const action = object(
  'Action',
  {
    member: string('As its column is named'),
    commitment: string('Its commitment_id'),
    date: ref('date', 'When it happened'),
    text: ref('text', 'What was done, in one or two sentences'),
    class: word('How it counts; what that means is told by the codebook', ACTION_CLASSES),
    evidence: cites,
  },
  ['member', 'commitment', 'date', 'text', 'class'],
);

const codebook = object(
  'Codebook',
  {
    version: string('As it is printed: "1"'),
    strong: ref('text', 'What makes an action a strong one'),
    weak: ref('text', 'What makes it a weak one'),
    countervailing: ref('text', 'What makes it one against the commitment'),
  },
  ['version', 'strong', 'weak', 'countervailing'],
  'What the classes of actions mean; printed with the method',
);

/** JSON Schema of `scorecard.yaml`: what a folder says beside its matrix. */
export const SCORECARD_SCHEMA: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'scorecard.schema.json',
  ...object(
    'Scorecard',
    {
      title: ref('text', 'Of the report'),
      language: string('Of texts that name none, and of the matrix: en without it', { pattern: '^[a-z]{2,3}$' }),
      phase: word('Final without it', ['interim', 'final']),
      date: ref('date', 'On every page; without it the pages carry none'),
      window: object('Reporting window', { from: ref('date'), to: ref('date') }, ['from', 'to']),
      illustrative: { description: 'Every page says so', type: 'boolean' },
      draft: { description: 'Not final yet: every page says so', type: 'boolean' },
      publisher: string('Who publishes this report, with the city: "Observatory of Ports (Geneva)"', {
        maxLength: 200,
      }),
      source: object(
        'Who published the scores',
        { citation: string('As it is cited'), url: string('Where', { pattern: '^https?://' }) },
        ['citation'],
      ),
      plan: object('The plan that was assessed', { title: ref('text'), shortTitle: ref('text') }, ['title']),
      matrix: string('The score matrix; matrix.csv without it'),
      method: object('How scores are counted', {
        na: word('Whether N/A is left out of averages or counts as 0', ['exclude', 'as-zero']),
        ties: word('Ranks of a tie: 1,2,2,4 or 1,2,2,3', ['competition', 'dense']),
        overall: word('The overall average: of commitments, or of pillars', ['commitments', 'pillars']),
        ranking: word('How members are ranked', ['none', 'ranks']),
        rankedFrom: string('Share of asked commitments under which a member is not ranked: "0.8"', {
          pattern: '^(0(\\.\\d{1,6})?|1(\\.0{1,6})?)$',
        }),
        disagreement: string('How often reviewers differed: 27/156; for re-scoring ranges', {
          pattern: '^\\d{1,7}/[1-9]\\d{0,6}$',
        }),
      }),
      members: {
        description: 'By the names of the matrix’s columns',
        type: 'object',
        additionalProperties: ref('member'),
      },
      pillars: {
        description: 'By what stands in the matrix’s column "pillar"',
        type: 'object',
        additionalProperties: object('Pillar', { name: ref('text') }, ['name']),
      },
      commitments: { description: 'By commitment_id', type: 'object', additionalProperties: ref('commitment') },
      evidence: {
        description: 'By a key that scores, replies and chapters cite: small letters, digits and hyphens',
        type: 'object',
        patternProperties: { [KEY]: ref('evidence') },
        additionalProperties: false,
      },
      replies: list('The right of reply', ref('reply')),
      actions: list('What members did in the window, each with its class', ref('action')),
      codebook: ref('codebook'),
    },
    ['title'],
    'What a folder says beside its matrix: who is assessed, on what, why, and what members replied.',
  ),
  $defs: { text, date, member, guideline, commitment, evidence, reply, action, codebook },
};
