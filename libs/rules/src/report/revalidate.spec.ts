import {
  groupBy,
  plainText,
  type Entry,
  type Indicator,
  type Report,
  type Rule,
  type RuleOutcome,
} from '@signatory/domain';
import fc from 'fast-check';
import { withCalculated } from '../calculation/calculate.js';
import { indicator } from '../indicator.testing.js';
import { affectedRules } from './dependencies.js';
import { countFoundNothing, decodeOutcomes, tallyOf } from './outcome-codes.js';
import { answer, cell, dated, planOf, report, window } from './report.testing.js';
import { revalidateReport, validateReport, type ReportToValidate } from './validate-report.js';
import type { Surroundings } from './values.js';

const FIGURES = ['f1', 'f2', 'f3'];
/** Worked out from the others, and read by rules as they are. */
const CALCULATED = ['share', 'growth', 'both'];
const CHOICES = ['c1', 'c2'];

const condition = fc.constantFrom(
  ...CHOICES.flatMap((code) => [
    `${code} == "none"`,
    `known.${code}`,
    `known_before.${code} && before.${code} != ${code}`,
  ]),
  ...CALCULATED.map((code) => `${code} > 3`),
  ...FIGURES.flatMap((code) => [`${code} > 3`, `known_earlier.${code}`, `known_cells.${code}.sex.female`]),
);
const pair = fc.tuple(fc.constantFrom(...FIGURES), fc.constantFrom(...FIGURES));
const test = fc.oneof(
  condition,
  pair.map(([a, b]) => `${a} <= ${b} * 2`),
  pair.map(([a, b]) => `within_factor(${a}, before.${b}, 3)`),
  pair.map(([a, b]) => `balances(${a}, earlier.${a}, ${b}, 1)`.replace(', 1)', `, ${b})`)),
  fc.constantFrom(...FIGURES).map((a) => `!outlier.history.${a}`),
  fc.constantFrom(...FIGURES).map((a) => `!outlier.peers.${a} || ${a} < 2`),
  fc.constantFrom('f9 > 1', 'f1 = 2'),
);
const plans = fc
  .record({
    conditions: fc.array(fc.option(condition, { nil: undefined }), { minLength: 5, maxLength: 5 }),
    demanding: fc.boolean(),
    rules: fc.array(
      fc.record({ on: fc.constantFrom(...FIGURES, ...CHOICES, ...CALCULATED), when: fc.option(condition), test }),
      {
        maxLength: 7,
      },
    ),
  })
  .map(({ conditions, demanding, rules }) => {
    const demands = (place: number): Partial<Omit<Indicator, 'codes'>> => ({
      ...(conditions[place] === undefined ? {} : { requiredWhen: conditions[place] }),
      narrative: demanding,
      evidence: { min: demanding ? 1 : 0, minPerItem: 0, dated: 'in-window' },
    });
    const indicators = [
      ...FIGURES.map((code, place) => indicator({ code, decimals: 1, type: 'number', by: ['sex'], ...demands(place) })),
      ...CHOICES.map((code, place) => ({
        ...indicator({ code, type: 'choice', codes: ['none', 'some'] }),
        ...demands(place + 3),
      })),
      ...Object.entries({ both: 'share + growth', share: 'f1 / f2 * 100', growth: 'f3 - before.f3' }).map(
        ([code, value]) => indicator({ code, decimals: 1, type: 'number', calculated: { value } }),
      ),
    ];
    return planOf(
      indicators,
      rules.map(({ on, when, test: text }, place): Rule => ({
        code: `R${place}`,
        severity: 'WARNING',
        on,
        ...(when === null ? {} : { when }),
        test: text,
        message: plainText(''),
      })),
    );
  });

const figure = fc.constantFrom('0', '1', '2.5', '4', '9', '120', '1.25', 'four');
const more = fc.record({
  evidence: fc.array(fc.constantFrom(dated('2025-01-15'), dated('2020-01-15'))),
  narrative: fc.constantFrom(plainText(''), plainText('So.')),
});
const entries: Record<'figure' | 'choice', fc.Arbitrary<Entry>> = {
  figure: fc.oneof(
    fc
      .tuple(figure, fc.dictionary(fc.constantFrom('sex.female', 'sex.male'), figure), more)
      .map(([value, cells, rest]) =>
        answer(value, {
          cells: Object.fromEntries(Object.entries(cells).map(([path, each]) => [path, cell(each)])),
          ...rest,
        }),
      ),
    fc.constantFrom<Entry>({ status: 'no-data', reason: 'Lost.', value: null, evidence: [] }, answer(null)),
  ),
  choice: fc.tuple(fc.constantFrom('none', 'some', 'nono', null), more).map(([value, rest]) => answer(value, rest)),
};
const entryOf = (code: string) => (FIGURES.includes(code) ? entries.figure : entries.choice);
const reports: fc.Arbitrary<Report> = fc
  .record(Object.fromEntries([...FIGURES, ...CHOICES].map((code) => [code, entryOf(code)])), { requiredKeys: [] })
  .map((all) => report(all as Report['entries']));
const surroundings: fc.Arbitrary<Surroundings> = fc.record({
  before: fc.option(reports, { nil: null }),
  history: fc.array(reports, { maxLength: 6 }),
  peers: fc.array(fc.record({ report: reports, earlier: fc.option(reports) }), { maxLength: 7 }),
});
const edits = fc.array(
  fc.oneof(
    fc
      .constantFrom(...FIGURES, ...CHOICES)
      .chain((code) => entryOf(code).map((entry) => ({ entries: { [code]: entry } }))),
    fc.constantFrom(...FIGURES, ...CHOICES).map((code) => ({ entries: { [code]: undefined } })),
    fc.tuple(entries.figure, entries.choice).map(([f2, c1]) => ({ entries: { f2, c1 } })),
    surroundings.map((around) => ({ around })),
  ),
  { minLength: 1, maxLength: 6 },
);
type Edit = { entries?: Record<string, Entry | undefined>; around?: Surroundings };

const apply = (validated: ReportToValidate, edit: Edit): ReportToValidate => {
  const changed = { ...validated.report.entries, ...edit.entries };
  const kept = Object.entries(changed).filter((each): each is [string, Entry] => each[1] !== undefined);
  const around = { ...validated, ...edit.around };
  const edited = { ...validated.report, entries: Object.fromEntries(kept) };
  return { ...around, report: withCalculated(validated.plan, edited, around) };
};

/** Rules that passed and rules without anything to be checked against, by their indicator. */
const countedFrom = (
  outcomes: readonly RuleOutcome[],
): ReadonlyMap<string, { pass: number; notApplicable: number }> => {
  const silent = outcomes.filter(({ outcome: { kind } }) => kind === 'PASS' || kind === 'NOT_APPLICABLE');
  const count = (own: readonly RuleOutcome[], kind: string): number =>
    own.filter(({ outcome }) => outcome.kind === kind).length;
  return new Map(
    [...groupBy(silent, ({ field }) => field.indicator)].map(([indicator, own]) => [
      indicator,
      { pass: count(own, 'PASS'), notApplicable: count(own, 'NOT_APPLICABLE') },
    ]),
  );
};

describe('running again only what a save can have changed', () => {
  it('comes to what running everything comes to, over any plan, report and edits', () => {
    fc.assert(
      fc.property(plans, reports, surroundings, edits, (plan, first, around, sequence) => {
        let validated: ReportToValidate = { plan, report: withCalculated(plan, first, around), window, ...around };
        let outcomes = validateReport(validated);
        for (const edit of sequence as Edit[]) {
          const found = outcomes.filter(({ outcome: { kind } }) => kind === 'FAIL' || kind === 'NOT_RUN');
          // What is kept of a run is a letter a rule, and what was found.
          const previous = decodeOutcomes(plan, tallyOf(outcomes).letters(plan), found);
          expect(previous).toEqual(outcomes);
          expect(countFoundNothing(plan, tallyOf(outcomes).letters(plan))).toEqual(countedFrom(outcomes));
          validated = apply(validated, edit);
          const indicators = Object.keys(edit.entries ?? {});
          outcomes = revalidateReport(validated, previous ?? [], { indicators, around: edit.around !== undefined });
          expect(outcomes).toEqual(validateReport(validated));
        }
      }),
      { numRuns: 120 },
    );
  });

  it('needs no more of the report than the rules that run read', () => {
    const plan = planOf();
    const validated = { plan, report: report({ unit: answer('operating'), staff: answer('4') }), window };
    const before = validateReport(validated);
    const entries = { unit: answer('none'), staff: answer('4') };
    const part = { ...validated, report: report({ ...entries, cost: answer('not read') }) };
    const again = revalidateReport(part, before, { indicators: ['unit'], around: false });
    expect(again).toEqual(validateReport({ ...validated, report: report(entries) }));
  });

  it('runs the few rules that read what changed', () => {
    const plan = planOf();
    expect(
      [...affectedRules(plan, { indicators: ['cost'], around: false })].every((code) => code.endsWith('.cost')),
    ).toBe(true);
    expect(affectedRules(plan, { indicators: [], around: true })).toEqual(new Set(['R2', 'R3']));
    expect(affectedRules(plan, { indicators: ['unit'], around: false })).toContain('required-when.mandate');
  });

  it('starts anew where what was kept is of other rules', () => {
    const plan = planOf();
    const outcomes = validateReport({ plan, report: report({}), window });
    const letters = tallyOf(outcomes).letters(plan);
    expect(decodeOutcomes(plan, `${letters}P`, outcomes)).toBeNull();
    expect(decodeOutcomes(plan, letters, [])).toBeNull();
    expect(countFoundNothing(plan, `${letters}P`)).toBeNull();
  });

  it('counts how many of the rules ran', () => {
    const plan = planOf();
    const outcomes = validateReport({ plan, report: report({ staff: answer('1.005') }), window });
    const { ran, of } = tallyOf(outcomes).coverage;
    expect(of).toBe(new Set(outcomes.map(({ rule }) => rule)).size);
    expect(ran).toBe(
      new Set(outcomes.filter(({ outcome }) => ['PASS', 'FAIL'].includes(outcome.kind)).map(({ rule }) => rule)).size,
    );
    expect(ran).toBeLessThan(of);
  });
});
