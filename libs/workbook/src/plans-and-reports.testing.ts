import {
  ANSWER_STATUSES,
  isFigure,
  OBSERVATION_STATUSES,
  plainText,
  type CodeList,
  type Commitment,
  type Entry,
  type Indicator,
  type IndicatorType,
  type LocalText,
  type Plan,
  type Report,
} from '@signatory/domain';
import fc from 'fast-check';

/** Plans and reports as nobody would write them: every type, and every text that a format could mistake for its own. */

/** Texts that a spreadsheet, a CSV file or JSON reads as something else. */
const TRAPS = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\tx',
  "'=x",
  "'",
  'a"b,c;d',
  'one\ntwo',
  'one\r\ntwo\rthree',
  '  in spaces ',
  '_x0041_',
  '1-2',
  '1.234',
  '00123',
  'true',
  'TRUE',
  '[clear]',
  'none',
  '#REF!',
  '\u0001\u001f',
  '\ufeffx',
  '\u2028',
  '<a>&amp;</a>',
  ']]>',
  'ÅØ漢字🙂',
  'é',
] as const;

export const anyText = fc.oneof(
  fc.constantFrom(...TRAPS),
  fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '' && text !== 'null'),
);

const code = fc.oneof(
  fc.constantFrom('none', 'operating', '1-2', '3-4', '1', 'true', 'a.b', 'a~b', 'e1'),
  fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/),
);
const codes = fc.uniqueArray(code, { minLength: 1, maxLength: 5 });

function toCodes(all: readonly string[]): CodeList['codes'] {
  return all.map((each) => ({ code: each, label: plainText(`Label of ${each}`) }));
}

const figure = (decimals: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.nat({ max: decimals }))
      .map(([units, scale]) => decimalText(units, scale)),
    fc
      .tuple(fc.integer({ min: -99999, max: 99999 }), fc.constant(decimals))
      .map(([units, scale]) => decimalText(BigInt(units), scale)),
  );

function decimalText(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const fraction = scale === 0 ? '' : `.${digits.slice(-scale)}`;
  return `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${fraction}`;
}

function anyIndicator(at: number, by: readonly string[]): fc.Arbitrary<Indicator> {
  const name = `i${at}_x`;
  return fc
    .record({
      type: fc.constantFrom<IndicatorType>(
        'count',
        'number',
        'percentage',
        'amount',
        'boolean',
        'choice',
        'list',
        'date',
        'text',
      ),
      decimals: fc.nat({ max: 6 }),
      choices: codes,
      fields: fc.uniqueArray(fc.constantFrom('date', 'partner', 'result', 'a.b'), { maxLength: 3 }),
      min: fc.nat({ max: 2 }),
      question: anyText,
    })
    .map(({ type, decimals, choices, fields, min, question }) => ({
      id: name,
      code: name,
      label: `I.${at}`,
      role: 'action',
      type,
      question: plainText(question),
      definition: plainText('A definition.'),
      unit: plainText('persons'),
      decimals: type === 'count' ? 0 : decimals,
      // Bounds are the rules' matter: here, that every figure comes through.
      range: { min: '-99999999999999999999999999' },
      ...(type === 'choice' ? { codes: toCodes(choices) } : {}),
      ...(type === 'list' ? { items: { key: 'list', fields } } : {}),
      by: isFigure(type) ? by : [],
      reference: 'window',
      evidence: { min, minPerItem: 0, dated: 'any' },
      assessor: false,
      required: false,
      mappings: {},
    }));
}

const PROVENANCE = { kind: 'paraphrase', source: 'test' } as const;

export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    sex: codes,
    age: codes,
    list: codes,
    pillars: fc.integer({ min: 0, max: 3 }),
    size: fc.integer({ min: 1, max: 6 }),
  })
  .chain(({ sex, age, list, pillars, size }) =>
    fc
      .tuple(...Array.from({ length: size }, (_, at) => anyIndicator(at, at % 2 === 0 ? ['sex', 'age'] : [])))
      .map((indicators) => planOf(indicators, pillars, { sex, age, list })),
  );

export function planOf(
  indicators: readonly Indicator[],
  pillars = 1,
  lists: { readonly sex: readonly string[]; readonly age: readonly string[]; readonly list: readonly string[] } = {
    sex: ['female', 'male'],
    age: ['child', 'adult'],
    list: ['sea', 'land'],
  },
): Plan {
  const names = ['I', 'II', 'III'].slice(0, pillars);
  return {
    id: 'p',
    version: 1,
    title: plainText('The plan'),
    shortTitle: plainText('Plan'),
    adopted: { date: '2024-10-04', place: '', document: '' },
    sources: [],
    members: [{ code: 'CA', name: plainText('Canada'), abbreviation: 'CAN', kind: 'country' }],
    conflictGroups: [],
    pillars: names.map((each) => ({
      code: each,
      name: plainText('Same: [name]? of every pillar/sheet'),
      provenance: PROVENANCE,
    })),
    commitments: indicators.map((indicator, at): Commitment => ({
      id: `c${at}`,
      code: `I.${at}`,
      pillar: names[at % Math.max(1, pillars)] ?? null,
      title: plainText('Title'),
      text: plainText('Text'),
      provenance: PROVENANCE,
      applies: { all: 'asked', members: {} },
      indicators: [indicator],
      rules: [],
      guideline: null,
    })),
    disaggregations: [
      { code: 'sex', name: plainText('Sex'), codes: toCodes(lists.sex) },
      { code: 'age', name: plainText('Age'), codes: toCodes(lists.age) },
    ],
    lists: [{ code: 'list', name: plainText('List'), codes: toCodes(lists.list) }],
    method: {
      version: '1',
      na: 'exclude',
      ties: 'competition',
      overall: 'commitments',
      ranking: 'ranks',
      silence: 'desk',
      doubleScoring: 'all',
      rankedFrom: '0.8',
      replyDays: 14,
    },
  };
}

const day = fc.constantFrom('2025-09-30', '2024-02-29', '1900-01-01', '1900-03-01', '0999-12-31', '9999-12-31');

/** Some of the properties, each where it is wanted: what is not there is not a property. */
function some<T>(of: Readonly<Record<string, fc.Arbitrary<T>>>): fc.Arbitrary<Record<string, T>> {
  return fc.record(of, { requiredKeys: [] }) as fc.Arbitrary<Record<string, T>>;
}

function anyValue(plan: Plan, indicator: Indicator): fc.Arbitrary<Entry['value']> {
  if (isFigure(indicator.type)) return figure(indicator.decimals);
  if (indicator.type === 'boolean') return fc.boolean();
  if (indicator.type === 'choice') return fc.constantFrom(...(indicator.codes ?? []).map((each) => each.code));
  if (indicator.type === 'date') return day;
  if (indicator.type === 'text') return anyText;
  const keys = plan.lists[0]?.codes.map((each) => each.code) ?? [];
  const fields = Object.fromEntries(
    (indicator.items?.fields ?? []).map((field) => [field, field === 'date' ? day : anyText]),
  );
  return fc
    .subarray(keys)
    .chain((chosen) => fc.tuple(...chosen.map((key) => fc.record({ key: fc.constant(key), fields: some(fields) }))));
}

const anyNarrative: fc.Arbitrary<LocalText> = fc
  .uniqueArray(fc.tuple(fc.constantFrom('en', 'fr', 'fr-CA', 'ja'), anyText), {
    selector: ([each]) => each,
    minLength: 1,
  })
  .map((all) => ({
    original: all[0]?.[0] ?? 'en',
    texts: Object.fromEntries(all.map(([language, text]) => [language, { text }])),
  }));

const anyEvidence = fc.record(
  {
    id: fc.uuid(),
    title: anyText,
    publisher: anyText,
    publisherClass: fc.constantFrom('official', 'media'),
    url: fc.webUrl(),
    happened: day,
    page: anyText,
    quote: anyText,
  },
  { requiredKeys: ['title'] },
);

function anyEntry(plan: Plan, indicator: Indicator): fc.Arbitrary<Entry> {
  const cells = plan.disaggregations
    .filter((list) => indicator.by.includes(list.code))
    .flatMap((list) => list.codes.map((each) => `${list.code}.${each.code}`));
  return fc.record(
    {
      status: fc.constantFrom(...ANSWER_STATUSES),
      reason: anyText,
      value: fc.option(anyValue(plan, indicator)),
      ...(isFigure(indicator.type) ? { observation: fc.constantFrom(...OBSERVATION_STATUSES) } : {}),
      ...(indicator.type === 'amount' ? { currency: fc.constantFrom('EUR', 'JPY') } : {}),
      ...(cells.length > 0
        ? {
            cells: fc.subarray(cells, { minLength: 1 }).chain((names) =>
              fc.record(
                Object.fromEntries(
                  names.map((name) => [
                    name,
                    fc.record({
                      value: fc.option(figure(indicator.decimals)),
                      status: fc.constantFrom(...OBSERVATION_STATUSES),
                    }),
                  ]),
                ),
              ),
            ),
          }
        : {}),
      narrative: anyNarrative,
      evidence: fc.uniqueArray(anyEvidence, { selector: ({ id }) => id ?? {}, maxLength: 3 }),
    },
    { requiredKeys: ['status', 'value', 'evidence'] },
  ) as fc.Arbitrary<Entry>;
}

/** A plan and a member's report on it, with some of its entries answered. */
export const anyPlanAndReport: fc.Arbitrary<{ readonly plan: Plan; readonly report: Report }> = anyPlan.chain((plan) =>
  some(
    Object.fromEntries(
      plan.commitments.flatMap(({ indicators }) => indicators).map((each) => [each.code, anyEntry(plan, each)]),
    ),
  ).map((entries) => ({ plan, report: { member: 'CA', entries } })),
);
