import { faultWords, isFigure, type FaultWords, type Indicator, type LocalText } from '@signatory/domain';
import { calculationScope, inspectCalculation, type InspectedCalculation } from '@signatory/rules';
import type { Found } from '../file/plan-file.js';
import type { Path } from '../problem.js';
import { error, warning, type Lint, type PlacedIndicator } from './lint-context.js';
import { readsBroken, toFound } from './lint-expressions.js';

/** Declarations beside a calculation that nobody could meet, since nobody answers what is calculated. */
export const lintCalculatedKeys: Lint = ({ indicators, isBroken }) =>
  indicators
    .filter(({ indicator, path }) => indicator.calculated && !isBroken(path))
    .flatMap(({ indicator, path }) => {
      const { code, type } = indicator;
      const at = (key: string, words: FaultWords): Found => error('declaration', [...path, key], words);
      if (!isFigure(type) && type !== 'boolean')
        return [at('calculated', faultWords('plan.misfit', { indicator: code, type, key: 'calculated' }))];
      return unmet(indicator).map((key) => at(key, faultWords('plan.calculated-key', { indicator: code, key })));
    });

function unmet(indicator: Indicator): string[] {
  const { evidence, by, assessor, role } = indicator;
  const keys: Record<string, boolean> = {
    role: role === 'finding',
    by: by.length > 0 || (assessor && role !== 'finding'),
    evidence: evidence.min > 0 || evidence.minPerItem > 0,
    required: indicator.required,
    'required-when': indicator.requiredWhen !== undefined,
    narrative: indicator.narrative === true,
  };
  return Object.keys(keys).filter((key) => keys[key]);
}

interface Sound {
  readonly placed: PlacedIndicator;
  readonly at: Path;
  readonly text: string;
  readonly read: InspectedCalculation;
}

/** Calculations that do not parse, read what is not there or not theirs to read, go in a circle, or give something else. */
export const lintCalculations: Lint = (context) => {
  const usable = context.indicators.filter(({ path }) => !context.isBroken(path));
  const all = usable.map(({ indicator }) => indicator);
  if (!all.some(({ calculated }) => calculated)) return [];
  const scope = calculationScope(all, context.plan.disaggregations);
  const amounts = new Set(all.filter(({ type }) => type === 'amount').map(({ code }) => code));
  const units = new Map(all.flatMap((each) => (each.unit ? [[each.code, nameOf(each.unit)] as const] : [])));
  const assessed = new Set(all.filter(({ assessor }) => assessor).map(({ code }) => code));
  const found: Found[] = [];
  const sound: Sound[] = [];
  for (const placed of usable) {
    const text = placed.indicator.calculated?.value;
    if (text === undefined || readsBroken(text, context)) continue;
    const at = [...placed.path, 'calculated', 'value'];
    const read = inspectCalculation(text, scope, amounts, units);
    if (read.ok) sound.push({ placed, at, text, read });
    else found.push(...read.faults.map((fault) => toFound(fault, at, text)));
  }
  return [...found, ...sound.flatMap((each) => lintSound(each, assessed)), ...lintCircles(sound)];
};

function lintSound({ placed: { indicator }, at, read }: Sound, assessed: ReadonlySet<string>): Found[] {
  const { code, type } = indicator;
  const wrong = (words: FaultWords): Found[] => [error('declaration', at, words)];
  const isBoolean = type === 'boolean';
  if (read.type !== (isBoolean ? 'bool' : 'decimal'))
    return wrong(faultWords('plan.calculated-result', { indicator: code, type, isBoolean: isBoolean ? 'yes' : 'no' }));
  const findings = [...new Set(read.inputs.map((input) => input.indicator))].filter((input) => assessed.has(input));
  const money = read.money === 'mixed' ? 'mixed' : type === 'amount' ? 'amount' : 'none';
  return [
    ...(read.inputs.length === 0 ? wrong(faultWords('plan.calculated-constant', { indicator: code })) : []),
    ...findings.flatMap((finding) => wrong(faultWords('plan.calculated-finding', { indicator: code, finding }))),
    ...(money === read.money && money !== 'mixed'
      ? []
      : wrong(faultWords('plan.calculated-money', { indicator: code, isAmount: MONEY[money] }))),
    ...lintUnits(indicator, read.units).map((words) => warning('declaration', at, words)),
  ];
}

/** Persons and hours can be added, and mean nothing: but who writes a plan may count two things under one name. */
function lintUnits({ code, unit }: Indicator, read: InspectedCalculation['units']): FaultWords[] {
  const own = unit ? nameOf(unit) : null;
  if (read.clash) {
    const [first, second] = read.clash;
    return [faultWords('plan.calculated-units', { indicator: code, first, second, isResult: 'no' })];
  }
  if (own === null || read.unit === null || own === read.unit) return [];
  return [faultWords('plan.calculated-units', { indicator: code, first: read.unit, second: own, isResult: 'yes' })];
}

function nameOf({ original, texts }: LocalText): string {
  return texts[original]?.text ?? '';
}

/** What its indicator is, as the sentence knows it. */
const MONEY = { amount: 'yes', none: 'no', mixed: 'mixed' } as const;

/** Of each circle one fault, at the first of its calculations. */
function lintCircles(sound: readonly Sound[]): Found[] {
  const reads = new Map(
    sound.map(({ placed, read }) => [
      placed.indicator.code,
      read.inputs.flatMap(({ indicator, cycle }) => (cycle === 'now' ? [indicator] : [])),
    ]),
  );
  const told = new Set<string>();
  return sound.flatMap(({ placed: { indicator }, at }) => {
    const circle = told.has(indicator.code) ? null : circleFrom(indicator.code, reads);
    if (!circle) return [];
    for (const code of circle) told.add(code);
    const values = { indicator: indicator.code, circle: [...circle, indicator.code].join(' → ') };
    return [error('declaration', at, faultWords('plan.calculated-circle', values))];
  });
}

/** The shortest way from a calculation back to itself. */
function circleFrom(start: string, reads: ReadonlyMap<string, readonly string[]>): string[] | null {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of reads.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}
