import { APPROVALS, DEFINITIONS } from './definitions.js';
import { list, object, ref, string, word, type JsonSchema } from './json-schema.js';

const codeLists: JsonSchema = {
  type: 'object',
  propertyNames: { pattern: DEFINITIONS['code']?.pattern ?? '' },
  additionalProperties: ref('codeList'),
};

/** From 0 to 1. */
const SHARE = '^(0(\\.[0-9]{1,6})?|1(\\.0{1,6})?)$';

const method = object('Scoring method', {
  version: { description: 'Of these settings', type: ['string', 'integer'], default: '1' },
  na: word('Whether N/A is left out of averages or counts as 0', ['exclude', 'as-zero'], { default: 'exclude' }),
  ties: word('Ranks of a tie: 1,2,2,4 or 1,2,2,3', ['competition', 'dense'], { default: 'competition' }),
  overall: word('The overall average: of commitments, or of pillars', ['commitments', 'pillars'], {
    default: 'commitments',
  }),
  ranking: word('How members are ranked', ['none', 'bands', 'ranks'], { default: 'ranks' }),
  silence: word('What a gap is: left out, or searched and scored', ['exclude', 'desk'], { default: 'desk' }),
  doubleScoring: word('What two reviewers score', ['all', 'sample'], { default: 'all' }),
  rankedFrom: ref('decimal', 'Share of asked commitments under which a member is listed apart: "0.8"'),
  replyDays: { description: 'Days of the right of reply', type: 'integer', minimum: 0, maximum: 365, default: 14 },
  agreementFrom: {
    description: 'Cells with two blind scores from which on alpha and kappa are printed; 40 unless given',
    type: 'integer',
    minimum: 1,
    maximum: 100_000,
  },
  comparableFrom: {
    description: 'Share of comparable cells under which two cycles are two points without a line; "0.6" unless given',
    anyOf: [
      { type: 'string', pattern: SHARE },
      { type: 'number', minimum: 0, maximum: 1 },
    ],
  },
  organisations: word(
    'Whether organisations, as the European Union, count in averages over members and have ranks; counted unless given',
    ['counted', 'apart'],
  ),
  sample: object(
    'Sample of doubleScoring: sample',
    {
      share: {
        description: 'Share of cells that a second reviewer scores in any case; "0.2" unless given',
        anyOf: [
          { type: 'string', pattern: SHARE },
          { type: 'number', minimum: 0, maximum: 1 },
        ],
      },
      seed: string('What it is drawn from, with a secret of the cycle that its release prints', { maxLength: 100 }),
    },
    ['share', 'seed'],
  ),
  adoption: word(
    'What members are told of a release between its sign-off and its embargo: nothing, a note, or the release itself, to which a lead focal point may object until the silence ends; nothing unless given',
    ['none', 'note', 'silence'],
  ),
  silenceDays: {
    description: 'Days in which a lead focal point may object; 5 unless given',
    type: 'integer',
    minimum: 1,
    maximum: 90,
  },
});

const defaults = object('Defaults', {
  guideline: object('How every guideline is read', {
    first: word('Decided before the levels', ['countervailing']),
    unknown: word('A score is proposed only if every completion of missing entries gives it', ['hold']),
    reads: list('Roles that a guideline reads', word('A role', ['action', 'safeguard', 'finding'])),
  }),
});

/** JSON Schema of a plan file: what editors complete by, and the first thing the lint holds a file against. */
export const PLAN_SCHEMA: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'plan.schema.json',
  ...object(
    'Action plan',
    {
      plan: {
        description: 'The plan’s id, stable over all versions: small letters, digits and hyphens',
        type: 'string',
        pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
        maxLength: 60,
      },
      version: { description: '1, 2, …; a new version is a new document', type: 'integer', minimum: 1 },
      title: ref('text'),
      shortTitle: ref('text', 'For running heads; the title where left out'),
      adopted: object(
        'Adoption',
        { date: ref('date'), place: string('Where'), document: string('The document that adopted it') },
        ['date'],
      ),
      sources: list('Documents that the plan cites by code', ref('source')),
      method,
      members: list('In the order of every table', ref('member'), { minItems: 1 }),
      conflictGroups: list(
        'Members whose officials may not judge each other',
        object(
          'Conflict group',
          { code: string('EU'), members: list('Member codes', { type: 'string' }, { minItems: 2, uniqueItems: true }) },
          ['code', 'members'],
        ),
      ),
      disaggregations: {
        description: 'Code lists that figures are broken down by: {sex: {name: …, codes: …}}',
        ...codeLists,
      },
      lists: { description: 'Closed lists that list indicators count on', ...codeLists },
      mirrors: list('What one member reports sent and another received', ref('mirror')),
      review: object('How entries are reviewed', {
        approvals: { ...APPROVALS, description: 'Approvals that each entry needs; 1 unless given' },
      }),
      codebook: ref('codebook'),
      deskSources: list('Public sources that reviewers search where a member is silent', ref('source'), {
        minItems: 1,
      }),
      defaults,
      pillars: list('In the plan’s order', ref('pillar')),
      commitments: list('In the plan’s order', ref('commitment'), { minItems: 1 }),
    },
    ['plan', 'version', 'title', 'adopted', 'members', 'commitments'],
    'One version of an action plan: what is asked, of whom, how it is measured and how it is scored.',
  ),
  $defs: DEFINITIONS,
};
