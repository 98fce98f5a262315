import { Decimal, plainText, type Indicator } from '@signatory/domain';
import { buildScope, CODE, Unknown, type Lookup, type RuleText } from '@signatory/rules';
import { buildIndicator } from '../support/build-plan.js';

const choice = (code: string, codes: readonly string[]): Indicator =>
  buildIndicator({ code, type: 'choice', codes: codes.map((each) => ({ code: each, label: plainText(each) })) });
const figure = (code: string, type: 'count' | 'amount' | 'percentage', decimals = 0): Indicator =>
  buildIndicator({ code, type, decimals });

export const SCOPE = buildScope([
  choice('unit', ['none', 'planned', 'operating']),
  figure('staff', 'count'),
  figure('part', 'count'),
  figure('cases', 'count'),
  figure('convictions', 'count'),
  figure('budget', 'amount', 2),
  figure('spent', 'amount', 2),
  figure('share', 'percentage', 2),
  buildIndicator({ code: 'law', type: 'boolean' }),
  buildIndicator({ code: 'fund', type: 'boolean' }),
]);

/** Twelve conditions of the kinds that plans hold: wholes and parts, ranges, sums, skips, a comparison with the cycle before. */
export const RULES: readonly RuleText[] = [
  { test: 'part <= staff' },
  { test: 'convictions <= cases' },
  { test: 'spent <= budget' },
  { test: 'share >= 0 && share <= 100' },
  { test: 'staff < 10000' },
  { test: 'staff >= 3 || unit != "operating"' },
  { when: 'unit == "operating"', test: 'staff > 0' },
  { when: 'fund', test: 'budget > 0' },
  { test: 'law || convictions == 0' },
  { test: 'budget - spent < dec("50000.00")' },
  { when: 'known_before.staff', test: 'staff <= before.staff * 2 && before.staff <= staff * 2' },
  { test: 'unit in ["planned", "operating"] || spent == 0' },
];

/** One report's values as a hand would hold them; null is unanswered. Amounts are in cents, the share in hundredths. */
export interface PlainRow {
  readonly unit: string | null;
  readonly staff: number | null;
  readonly part: number | null;
  readonly cases: number | null;
  readonly convictions: number | null;
  readonly budget: number | null;
  readonly spent: number | null;
  readonly share: number | null;
  readonly law: boolean | null;
  readonly fund: boolean | null;
  readonly staffBefore: number | null;
}

/** Rows by a fixed seed: one value in twenty is missing, and each rule finds something. */
export function makeRows(count: number): PlainRow[] {
  const random = seeded(20_241_004);
  const maybe = <T>(value: T): T | null => (random() < 0.05 ? null : value);
  const below = (limit: number): number => Math.floor(random() * limit);
  return Array.from({ length: count }, (): PlainRow => {
    const [staff, cases, budget] = [below(400), below(900), below(20_000_000)];
    return {
      unit: maybe(['none', 'planned', 'operating', 'operating'][below(4)] ?? 'none'),
      staff: maybe(below(200) === 0 ? staff + 10_000 : staff),
      part: maybe(below(staff + 3)),
      cases: maybe(cases),
      convictions: maybe(below(cases + 5)),
      budget: maybe(budget),
      spent: maybe(Math.floor(budget * (0.4 + random() * 0.61))),
      share: maybe(below(10_100)),
      law: maybe(random() < 0.8),
      fund: maybe(random() < 0.5),
      staffBefore: maybe(Math.floor(staff * (0.4 + random()))),
    };
  });
}

/** A row as the rules look it up. */
export function lookupOf(row: PlainRow): Lookup {
  return ({ indicator, cycle, type }) => {
    const value = cycle === 'before' ? row.staffBefore : row[indicator as keyof PlainRow];
    if (value === null) return cycle === 'before' ? Unknown.noEarlierCycle : Unknown.unanswered;
    if (typeof value !== 'number') return value;
    return Decimal.of(BigInt(value), type.kind === 'decimal' ? type.decimals : 0);
  };
}

const { pass, fail, condition, unanswered } = CODE;
const judge = (holds: boolean): number => (holds ? pass : fail);

/** The same twelve rules as a programmer writes them for these rows and no others. */
export function checkByHand(row: PlainRow, codes: Uint8Array): void {
  const { unit, staff, part, cases, convictions, budget, spent, share, law, fund, staffBefore } = row;
  codes[0] = part === null || staff === null ? unanswered : judge(part <= staff);
  codes[1] = convictions === null || cases === null ? unanswered : judge(convictions <= cases);
  codes[2] = spent === null || budget === null ? unanswered : judge(spent <= budget);
  codes[3] = share === null ? unanswered : judge(share >= 0 && share <= 10_000);
  codes[4] = staff === null ? unanswered : judge(staff < 10_000);
  codes[5] = either(staff === null ? null : staff >= 3, unit === null ? null : unit !== 'operating');
  if (unit === null) codes[6] = unanswered;
  else if (unit !== 'operating') codes[6] = condition;
  else codes[6] = staff === null ? unanswered : judge(staff > 0);
  if (fund === null) codes[7] = unanswered;
  else if (!fund) codes[7] = condition;
  else codes[7] = budget === null ? unanswered : judge(budget > 0);
  codes[8] = either(law, convictions === null ? null : convictions === 0);
  codes[9] = budget === null || spent === null ? unanswered : judge(budget - spent < 5_000_000);
  if (staffBefore === null) codes[10] = condition;
  else codes[10] = staff === null ? unanswered : judge(staff <= staffBefore * 2 && staffBefore <= staff * 2);
  codes[11] = either(
    unit === null ? null : unit === 'planned' || unit === 'operating',
    spent === null ? null : spent === 0,
  );
}

/** True as soon as one side holds, whatever the other; else unknown if one is. */
function either(left: boolean | null, right: boolean | null): number {
  if (left === true || right === true) return pass;
  return left === null || right === null ? unanswered : fail;
}

/** A small generator of its own: the same rows on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
