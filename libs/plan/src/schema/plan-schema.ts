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
  version: { description: 'schema.method.version', type: ['string', 'integer'], default: '1' },
  na: word('schema.method.na', ['exclude', 'as-zero'], { default: 'exclude' }),
  ties: word('schema.method.ties', ['competition', 'dense'], { default: 'competition' }),
  overall: word('schema.method.overall', ['commitments', 'pillars'], {
    default: 'commitments',
  }),
  ranking: word('schema.method.ranking', ['none', 'bands', 'ranks'], { default: 'ranks' }),
  silence: word('schema.method.silence', ['exclude', 'desk'], { default: 'desk' }),
  doubleScoring: word('schema.method.doubleScoring', ['all', 'sample'], { default: 'all' }),
  rankedFrom: ref('decimal', 'schema.method.rankedFrom'),
  replyDays: { description: 'schema.method.replyDays', type: 'integer', minimum: 0, maximum: 365, default: 14 },
  agreementFrom: {
    description: 'schema.method.agreementFrom',
    type: 'integer',
    minimum: 1,
    maximum: 100_000,
  },
  comparableFrom: {
    description: 'schema.method.comparableFrom',
    anyOf: [
      { type: 'string', pattern: SHARE },
      { type: 'number', minimum: 0, maximum: 1 },
    ],
  },
  organisations: word('schema.method.organisations', ['counted', 'apart']),
  sample: object(
    'Sample of doubleScoring: sample',
    {
      share: {
        description: 'schema.method.share',
        anyOf: [
          { type: 'string', pattern: SHARE },
          { type: 'number', minimum: 0, maximum: 1 },
        ],
      },
      seed: string('schema.method.seed', { maxLength: 100 }),
    },
    ['share', 'seed'],
  ),
  adoption: word('schema.method.adoption', ['none', 'note', 'silence']),
  silenceDays: {
    description: 'schema.method.silenceDays',
    type: 'integer',
    minimum: 1,
    maximum: 90,
  },
});

const defaults = object('Defaults', {
  guideline: object('How every guideline is read', {
    first: word('schema.clause.before', ['countervailing']),
    unknown: word('schema.plan.unknown', ['hold']),
    reads: list('schema.plan.reads', word('schema.plan.readsRole', ['action', 'safeguard', 'finding'])),
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
        description: 'schema.plan.plan',
        type: 'string',
        pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
        maxLength: 60,
      },
      version: { description: 'schema.plan.version', type: 'integer', minimum: 1 },
      title: ref('text'),
      shortTitle: ref('text', 'schema.plan.shortTitle'),
      adopted: object(
        'Adoption',
        { date: ref('date'), place: string('schema.plan.place'), document: string('schema.plan.document') },
        ['date'],
      ),
      sources: list('schema.plan.sources', ref('source')),
      method,
      members: list('schema.plan.members', ref('member'), { minItems: 1 }),
      conflictGroups: list(
        'schema.plan.conflictGroups',
        object(
          'Conflict group',
          {
            code: string('EU'),
            members: list('schema.plan.conflictMembers', { type: 'string' }, { minItems: 2, uniqueItems: true }),
          },
          ['code', 'members'],
        ),
      ),
      disaggregations: {
        description: 'schema.plan.disaggregations',
        ...codeLists,
      },
      lists: { description: 'schema.plan.lists', ...codeLists },
      mirrors: list('schema.plan.mirrors', ref('mirror')),
      review: object('How entries are reviewed', {
        approvals: { ...APPROVALS, description: 'schema.plan.approvals' },
      }),
      codebook: ref('codebook'),
      deskSources: list('schema.plan.deskSources', ref('source'), {
        minItems: 1,
      }),
      defaults,
      pillars: list('schema.plan.pillars', ref('pillar')),
      commitments: list('schema.plan.pillars', ref('commitment'), { minItems: 1 }),
    },
    ['plan', 'version', 'title', 'adopted', 'members', 'commitments'],
    'schema.plan',
  ),
  $defs: DEFINITIONS,
};
