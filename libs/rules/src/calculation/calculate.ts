import {
  appliesTo,
  isFigure,
  Rational,
  softest,
  type AnswerStatus,
  type Calculation,
  type CalculationGap,
  type CalculationInput,
  type Entry,
  type Indicator,
  type Plan,
  type Report,
} from '@signatory/domain';
import type { Variable } from '../expression/scope.js';
import { Unknown, type Lookup } from '../expression/value.js';
import { entryIn, lookupReport, type Surroundings } from '../report/values.js';
import { evaluate, type Worked } from './evaluate.js';
import { Gap } from './gap.js';
import { calculationsOf, type PreparedCalculation } from './prepare-calculations.js';

/** What a calculated indicator comes to in one report. */
export interface Calculated {
  readonly indicator: Indicator;
  /** Null while something that it needs is not answered. */
  readonly entry: Entry | null;
  readonly calculation: Calculation;
}

type Earlier = Pick<Surroundings, 'before' | 'history'>;

/**
 * Works out every calculated indicator of a plan over one report, each after those it reads; what the report says of them
 * itself counts nothing. Figures stay fractions to the end and are rounded once, to the indicator's decimals, half away from
 * zero as averages are.
 */
export function calculate(plan: Plan, report: Report, around: Earlier = {}): Calculated[] {
  const calculations = calculationsOf(plan);
  if (calculations.length === 0) return [];
  const indicators = new Map(plan.commitments.flatMap((each) => each.indicators.map((one) => [one.code, one])));
  const entries: Record<string, Entry> = { ...report.entries };
  const working = { ...report, entries };
  const lookup = lookupReport(indicators, working, around);
  return calculations
    .filter(({ commitment }) => appliesTo(commitment, report.member).kind === 'asked')
    .map((calculation) => {
      const inputs = calculation.inputs.map((input) => describe(input, { indicators, working, around, lookup }));
      const done = conclude(calculation, inputs, lookup);
      const { code } = calculation.indicator;
      if (done.entry) entries[code] = done.entry;
      else delete entries[code];
      return done;
    });
}

/** A report with its calculated indicators worked out. */
export function withCalculated(plan: Plan, report: Report, around: Earlier = {}): Report {
  const calculated = calculate(plan, report, around);
  if (calculated.length === 0) return report;
  const entries: Record<string, Entry> = { ...report.entries };
  for (const { indicator, entry } of calculated) {
    if (entry) entries[indicator.code] = entry;
    else delete entries[indicator.code];
  }
  return { ...report, entries };
}

interface Known {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly working: Report;
  readonly around: Earlier;
  readonly lookup: Lookup;
}

interface Input extends CalculationInput {
  readonly currency: string | undefined;
}

function describe(variable: Variable, { indicators, working, around, lookup }: Known): Input {
  const { name, indicator: code, cell } = variable;
  const cycle = variable.cycle === 'before' || variable.cycle === 'earlier' ? variable.cycle : 'now';
  const indicator = indicators.get(code);
  const source = { now: working, before: around.before, earlier: around.history?.[0] }[cycle];
  const value = lookup(variable);
  const entry = indicator && source ? entryIn(source, indicator) : undefined;
  const isThere = entry !== undefined && !(value instanceof Unknown && value.reason === 'series-break');
  const observation = cell === null ? entry?.observation : entry?.cells?.[cell]?.status;
  return {
    name,
    indicator: code,
    label: indicator?.label ?? code,
    cell,
    cycle,
    value: value instanceof Unknown ? null : String(value),
    status: isThere ? entry.status : 'unanswered',
    observation: (isThere && observation) || null,
    currency: isThere && indicator?.type === 'amount' ? entry.currency : undefined,
  };
}

function conclude({ indicator, expression, tree }: PreparedCalculation, inputs: Input[], lookup: Lookup): Calculated {
  const kept = inputs.map(keep);
  const end = (entry: Entry | null, gap: CalculationGap | null): Calculated => ({
    indicator,
    entry,
    calculation: { expression, inputs: kept, gap },
  });
  const currencies = [...new Set(inputs.flatMap(({ currency }) => currency ?? []))];
  if (currencies.length > 1) {
    const named = inputs.filter(({ currency }) => currency !== undefined);
    const gap = { reason: 'currencies', inputs: labelsOf(named), currencies: currencies.join(', ') } as const;
    return end(without('no-data'), gap);
  }
  const worked = evaluate(tree, lookup);
  if (worked instanceof Gap) {
    const missing = inputs.filter(({ name }) => worked.variables.some((variable) => variable.name === name));
    const status = statusOf(worked, missing);
    return end(status && without(status), { reason: GAPS[worked.reason], inputs: labelsOf(missing) });
  }
  const observations = inputs.flatMap(({ observation }) => observation ?? []);
  const isSecret = observations.includes('confidential') || inputs.some(({ status }) => status === 'confidential');
  const value = valueOf(indicator, worked);
  if (!isFigure(indicator.type))
    return end({ status: isSecret ? 'confidential' : 'answered', value, evidence: [] }, null);
  const [currency] = currencies;
  return end(
    {
      status: 'answered',
      value,
      // Whoever has the result and all inputs but one has that one.
      observation: isSecret ? 'confidential' : softest(observations),
      evidence: [],
      ...(indicator.type === 'amount' && currency !== undefined && { currency }),
    },
    null,
  );
}

function keep({ name, indicator, label, cell, cycle, value, status, observation }: Input): CalculationInput {
  return { name, indicator, label, cell, cycle, value, status, observation };
}

function valueOf({ decimals }: Indicator, worked: Exclude<Worked, Gap>): string | boolean {
  return worked instanceof Rational ? worked.roundAway(decimals).toString() : worked;
}

function without(status: AnswerStatus): Entry {
  return { status, value: null, evidence: [] };
}

/** What is said of an entry that has no value; null where it is to be waited for. */
function statusOf({ reason }: Gap, missing: readonly Input[]): AnswerStatus | null {
  if (reason === 'unanswered' || reason === 'unreadable') return null;
  const says = (input: Input, status: AnswerStatus): boolean => input.status === status || input.observation === status;
  if (missing.some((input) => says(input, 'confidential'))) return 'confidential';
  const isOutside = missing.length > 0 && missing.every((input) => says(input, 'not-applicable'));
  return isOutside ? 'not-applicable' : 'no-data';
}

const GAPS: Record<Gap['reason'], CalculationGap['reason']> = {
  unanswered: 'unanswered',
  'no-data': 'no-data',
  'too-few-values': 'no-data',
  'no-earlier-cycle': 'no-earlier',
  'series-break': 'no-earlier',
  unreadable: 'unreadable',
  zero: 'zero',
};

function labelsOf(inputs: readonly Input[]): string {
  return [...new Set(inputs.map(({ label, cell }) => (cell === null ? label : `${label} (${cell})`)))].join(', ');
}
