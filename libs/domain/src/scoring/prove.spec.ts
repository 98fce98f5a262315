import fc from 'fast-check';
import type { Condition, ConditionGuideline, ConditionValues, VariableDomains } from './condition.js';
import { arbitraryGuideline, DOMAINS, everyValue, holdsIn } from './oracle.testing.js';
import { proveGuideline } from './prove.js';

const is = (variable: string, constant: string | boolean): Condition => ({
  kind: 'compare',
  variable,
  op: '==',
  constant,
});
const isNot = (variable: string, constant: string | boolean): Condition => ({
  kind: 'compare',
  variable,
  op: '!=',
  constant,
});
const atLeast = (variable: string, constant: string): Condition => ({ kind: 'compare', variable, op: '>=', constant });
const atMost = (variable: string, constant: string): Condition => ({ kind: 'compare', variable, op: '<=', constant });
const and = (...all: Condition[]): Condition => ({ kind: 'and', all });
const or = (...all: Condition[]): Condition => ({ kind: 'or', all });
const not = (of: Condition): Condition => ({ kind: 'not', of });

const unitDomains: VariableDomains = {
  closed: { kind: 'boolean' },
  unit: { kind: 'ordered', codes: ['none', 'decided', 'operating'] },
  network: { kind: 'ordered', codes: ['none', 'contact', 'exchanged'] },
  guard: { kind: 'boolean' },
};
const full = and(is('unit', 'operating'), is('network', 'exchanged'), is('guard', true));
const unitGuideline: ConditionGuideline = {
  countervailing: { score: -1, if: is('closed', true) },
  levels: [
    { score: 1, if: full },
    { score: 0, if: and(or(isNot('unit', 'none'), is('network', 'exchanged')), not(full)) },
    { score: -1, if: and(is('unit', 'none'), isNot('network', 'exchanged')) },
  ],
};
const counts: VariableDomains = {
  strong: { kind: 'integer', min: 0, max: null },
  weak: { kind: 'integer', min: 0, max: null },
};

describe('the guideline lint', () => {
  it('proves a guideline whose levels partition the rest, and notes the choice that changes nothing', () => {
    expect(proveGuideline(unitGuideline, unitDomains)).toEqual({
      cells: 36,
      faults: [],
      notes: [{ kind: 'no-effect', variable: 'network', from: 'none', to: 'contact' }],
    });
  });

  it('catches the gap and the overlaps of a published guideline of strong and weak actions', () => {
    const published: ConditionGuideline = {
      countervailing: null,
      levels: [
        { score: 1, if: atLeast('strong', '5') },
        {
          score: 0,
          if: or(and(atLeast('weak', '3'), atMost('weak', '4')), and(atLeast('strong', '1'), atMost('strong', '4'))),
        },
        { score: -1, if: atMost('weak', '2') },
      ],
    };
    const { faults } = proveGuideline(published, counts);
    expect(faults).toContainEqual({ kind: 'gap', values: { strong: '0', weak: '5' } });
    expect(faults).toContainEqual({ kind: 'overlap', clauses: [0, 1], values: { strong: '5', weak: '3' } });
    expect(faults).toContainEqual({ kind: 'overlap', clauses: [1, 2], values: { strong: '1', weak: '0' } });
    expect(faults).toContainEqual({ kind: 'overlap', clauses: [0, 2], values: { strong: '5', weak: '0' } });
  });

  it('shows the rise that lowers a level', () => {
    const falling: ConditionGuideline = {
      countervailing: null,
      levels: [
        { score: 1, if: atMost('weak', '2') },
        { score: 0, if: not(atMost('weak', '2')) },
      ],
    };
    expect(proveGuideline(falling, counts).faults).toEqual([
      { kind: 'not-monotone', variable: 'weak', worse: { weak: '2' }, better: { weak: '3' }, from: 1, to: 0 },
    ]);
  });

  it('leaves the countervailing cells out of the proof of monotony', () => {
    expect(
      proveGuideline({ ...unitGuideline, countervailing: { score: -1, if: is('guard', true) } }, unitDomains).faults,
    ).toEqual([]);
  });

  it('names variables without a domain and constants of another type, all in one pass', () => {
    const levels = [
      { score: 0 as const, if: and(is('unit', 'open'), is('guard', 'yes'), is('who', true), atLeast('strong', '1,5')) },
    ];
    expect(proveGuideline({ countervailing: null, levels }, { ...unitDomains, ...counts })).toEqual({
      cells: 0,
      notes: [],
      faults: [
        { kind: 'bad-constant', variable: 'unit', constant: 'open' },
        { kind: 'bad-constant', variable: 'guard', constant: 'yes' },
        { kind: 'unknown-variable', variable: 'who' },
        { kind: 'bad-constant', variable: 'strong', constant: '1,5' },
      ],
    });
  });

  it('refuses to prove more than a million cells', () => {
    const names = Array.from({ length: 20 }, (_, at) => `b${at}`);
    const domains = Object.fromEntries(names.map((name) => [name, { kind: 'boolean' as const }]));
    const levels = [{ score: 0 as const, if: and(...names.map((name) => is(name, true))) }];
    expect(proveGuideline({ countervailing: null, levels }, domains).faults).toEqual([
      { kind: 'too-many-cells', cells: 1_048_576n, limit: 1_000_000 },
    ]);
  });

  it('assumes that BLOCKER rules hold, so that values they exclude are no gap', () => {
    const levels = [
      { score: 1 as const, if: and(is('unit', 'operating'), is('guard', true)) },
      { score: 0 as const, if: is('guard', false) },
    ];
    const blocker = or(not(is('guard', true)), is('unit', 'operating'));
    expect(proveGuideline({ countervailing: null, levels }, unitDomains).faults.map((fault) => fault.kind)).toEqual([
      'gap',
    ]);
    expect(proveGuideline({ countervailing: null, levels }, unitDomains, [blocker]).faults).toEqual([]);
  });

  it('notes a clause that no values reach, and a guideline that scores all members alike', () => {
    const levels = [
      { score: 0 as const, if: or(is('guard', true), is('guard', false)) },
      { score: 1 as const, if: and(is('guard', true), is('guard', false)) },
    ];
    expect(proveGuideline({ countervailing: null, levels }, unitDomains).notes).toEqual([
      { kind: 'no-effect', variable: 'guard', from: false, to: true },
      { kind: 'all-alike', score: 0 },
      { kind: 'never', clause: 1 },
    ]);
  });

  it('cuts a share between its decimals', () => {
    const share: VariableDomains = { share: { kind: 'decimal', decimals: 1, min: '0', max: '100' } };
    const levels = [
      { score: 1 as const, if: atLeast('share', '50') },
      { score: -1 as const, if: atMost('share', '49.8') },
    ];
    expect(proveGuideline({ countervailing: null, levels }, share).faults).toEqual([
      { kind: 'gap', values: { share: '49.9' } },
    ]);
  });

  it('finds exactly the faults that trying every value finds', () => {
    fc.assert(
      fc.property(arbitraryGuideline, (guideline) => {
        const kinds = new Set(proveGuideline(guideline, DOMAINS).faults.map((fault) => fault.kind));
        const all = everyValue();
        const holding = all.map((values) => decided(guideline, values));
        expect(kinds.has('gap')).toBe(holding.some((clauses) => clauses.length === 0));
        expect(kinds.has('overlap')).toBe(holding.some((clauses) => clauses.length > 1));
        const rises = Object.keys(DOMAINS).some((variable) => falls(guideline, all, variable));
        expect(kinds.has('not-monotone')).toBe(rises);
      }),
      { numRuns: 300 },
    );
  });
});

function decided(guideline: ConditionGuideline, values: ConditionValues): (number | 'countervailing')[] {
  if (guideline.countervailing && holdsIn(guideline.countervailing.if, values)) return ['countervailing'];
  return [...guideline.levels.keys()].filter((level) => {
    const clause = guideline.levels[level];
    return clause !== undefined && holdsIn(clause.if, values);
  });
}

function levelOf(guideline: ConditionGuideline, values: ConditionValues): number | null {
  const [clause, ...more] = decided(guideline, values);
  return typeof clause === 'number' && more.length === 0 ? (guideline.levels[clause]?.score ?? null) : null;
}

/** Values stand worst to best in `everyValue`; any pair that differs in one variable only is compared. */
function falls(guideline: ConditionGuideline, all: readonly ConditionValues[], variable: string): boolean {
  const best = new Map<string, number>();
  return all.some((values) => {
    const level = levelOf(guideline, values);
    const rest = JSON.stringify({ ...values, [variable]: null });
    const before = best.get(rest);
    if (level === null) return false;
    best.set(rest, Math.max(level, before ?? level));
    return before !== undefined && before > level;
  });
}
