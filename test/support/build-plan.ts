import { plainText, type Commitment, type Indicator, type Plan, type Rule } from '@signatory/domain';

type IndicatorDraft = Partial<Indicator> & { readonly code: string };

/** An indicator: a test says only what matters to it. */
export function buildIndicator(draft: IndicatorDraft): Indicator {
  return {
    id: `id-${draft.code}`,
    label: draft.code,
    role: 'action',
    type: 'count',
    question: plainText(`${draft.code}?`),
    decimals: 0,
    by: [],
    reference: 'window',
    evidence: { min: 0, minPerItem: 0, dated: 'any' },
    assessor: false,
    required: false,
    mappings: {},
    ...draft,
  };
}

const rule = (code: string, severity: Rule['severity'], on: string, test: string, message: string): Rule => ({
  code,
  severity,
  on,
  test,
  message: plainText(message),
});

const CODES = ['none', 'planned', 'operating'].map((code) => ({ code, label: plainText(code) }));

/** One commitment with an indicator of each kind; a blocker, an error and a warning can be provoked. */
function buildCommitment(): Commitment {
  return {
    id: 'c1',
    code: 'I.1',
    pillar: 'I',
    title: plainText('Run a unit'),
    text: plainText('Members will run a unit.'),
    provenance: { kind: 'paraphrase', source: 'test' },
    applies: {
      all: 'asked',
      members: { EU: { kind: 'not-asked', reason: plainText('Not a matter of the Union.') } },
    },
    indicators: [
      buildIndicator({ code: 'i1_unit', type: 'choice', codes: CODES, required: true }),
      buildIndicator({ code: 'i1_staff', by: ['sex'], role: 'context' }),
      buildIndicator({ code: 'i1_part', role: 'context' }),
      buildIndicator({
        code: 'i1_share',
        type: 'percentage',
        decimals: 2,
        range: { min: '0', max: '100' },
        role: 'context',
      }),
      buildIndicator({ code: 'i1_budget', type: 'amount', decimals: 2, role: 'context' }),
      buildIndicator({ code: 'i1_law', type: 'boolean', role: 'safeguard' }),
      buildIndicator({ code: 'i1_routes', type: 'list', items: { key: 'routes', fields: ['date'] } }),
      buildIndicator({ code: 'i1_since', type: 'date', role: 'context' }),
      buildIndicator({ code: 'i1_note', type: 'text', role: 'context' }),
      buildIndicator({ code: 'i1_found', type: 'boolean', role: 'finding', assessor: true, default: false }),
    ],
    rules: [
      rule(
        'T-BLOCKER',
        'BLOCKER',
        'i1_part',
        'i1_part <= i1_staff',
        'A part ({i1_part}) exceeds the whole ({i1_staff}).',
      ),
      rule('T-ERROR', 'ERROR', 'i1_staff', 'i1_staff < 1000', 'A staff of {i1_staff} is very large.'),
      rule('T-WARNING', 'WARNING', 'i1_staff', 'i1_staff >= 3', 'A staff of {i1_staff} is very small.'),
    ],
    guideline: {
      countervailing: null,
      levels: [
        { score: 1, if: 'i1_unit == "operating"', words: plainText('The unit operates.') },
        { score: 0, if: 'i1_unit == "planned"', words: plainText('The unit is planned.') },
        { score: -1, if: 'i1_unit == "none"', words: plainText('There is no unit.') },
      ],
    },
  };
}

const list = (code: string, codes: readonly string[]) => ({
  code,
  name: plainText(code),
  codes: codes.map((each) => ({ code: each, label: plainText(each) })),
});

/** A small plan of four members, of which the EU is in one conflict group with two. */
export function buildPlan(changes: Partial<Plan> = {}): Plan {
  return {
    id: 'test-plan',
    version: 1,
    title: plainText('A test plan'),
    shortTitle: plainText('Test plan'),
    adopted: { date: '2024-10-04', place: 'Mirabella', document: 'Plan' },
    sources: [{ code: 'test', title: 'Plan', publisher: 'Nobody' }],
    members: [
      { code: 'CA', name: plainText('Canada'), abbreviation: 'CAN', kind: 'country' },
      { code: 'FR', name: plainText('France'), abbreviation: 'FRA', kind: 'country' },
      { code: 'IT', name: plainText('Italy'), abbreviation: 'ITA', kind: 'country' },
      { code: 'EU', name: plainText('European Union'), abbreviation: 'EU', kind: 'organisation' },
    ],
    conflictGroups: [{ code: 'eu', members: ['EU', 'FR', 'IT'] }],
    pillars: [{ code: 'I', name: plainText('One'), provenance: { kind: 'official', source: 'test' } }],
    commitments: [buildCommitment()],
    disaggregations: [list('sex', ['female', 'male'])],
    lists: [list('routes', ['sea', 'land'])],
    method: {
      version: '1',
      na: 'exclude',
      ties: 'competition',
      overall: 'commitments',
      ranking: 'ranks',
      silence: 'exclude',
      doubleScoring: 'all',
      rankedFrom: '0.5',
      replyDays: 14,
    },
    ...changes,
  };
}
