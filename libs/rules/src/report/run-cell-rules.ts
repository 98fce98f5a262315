import { Decimal, type Facts, type Indicator, type RuleOutcome } from '@signatory/domain';
import { ALONE, UNTOLD, type Column } from '../expression/compile-columns.js';
import { CODE, type OutcomeCode } from '../expression/compile.js';
import { CELL, type Variable } from '../expression/scope.js';
import { Unknown, type Lookup, type Slot, type Value } from '../expression/value.js';
import { columnOf, columnOfNothing, type CellColumn } from './cell-column.js';
import { isOfCell, type CellRules } from './cell-rules.js';
import { factsOfJudgement } from './judgement-facts.js';
import { judgeByHistory, judgeColumn, LEAST_HISTORY, type Judgement } from './outlier.js';
import type { WrittenRules } from './prepare-plan.js';
import type { RunInput } from './run-input.js';
import { entryIn, isBroken, type EarlierReport } from './values.js';
import { factsOf, outcomeOf, unreadableOf } from './written-outcome.js';

/**
 * The outcomes of the rules that are asked of each cell, by their place among the written ones. They are made when they are asked
 * for: until then a cell at fault takes a byte.
 */
export function runCellRules(
  written: WrittenRules,
  input: RunInput,
  wanted: (code: string) => boolean,
): ReadonlyMap<number, () => RuleOutcome[]> {
  const found = new Map<number, () => RuleOutcome[]>();
  for (const group of written.ofCells) {
    if (!group.indexes.some((index) => wanted(written.rules[index]?.code ?? ''))) continue;
    const cells = new CellsInSight(group, input);
    const tallies = judgeCells(group, cells, input);
    for (const [n, tally] of tallies.entries())
      found.set(group.indexes[n] ?? -1, () => outcomesOf(written, group, n, tally, cells));
  }
  return found;
}

/** What one rule came to over all cells. */
interface Tally {
  passed: boolean;
  /** Why it did not apply to a cell: to one that is there, where there is one. */
  reason: OutcomeCode;
  /** How many cells failed or could not be read. */
  hits: number;
  /** By cell. */
  readonly codes: Uint8Array;
}

/** All cells in one loop over columns, and by themselves those where something is missing. */
function judgeCells(
  { compiled, columns, paths, indexes }: CellRules,
  cells: CellsInSight,
  { lookup }: RunInput,
): Tally[] {
  const rows = paths.length;
  const slots = compiled.fill(lookup);
  const codes = new Uint8Array(indexes.length * rows);
  columns(
    compiled.variables.map((variable, slot) => (isOfCell(variable) ? cells.columnOf(variable) : (slots[slot] as Slot))),
    rows,
    codes,
  );
  const own = compiled.variables.flatMap((variable, slot) =>
    isOfCell(variable) ? [{ slot, read: cells.slotOf(variable) }] : [],
  );
  const alone = new Uint8Array(indexes.length);
  for (let place = codes.indexOf(ALONE); place >= 0; place = codes.indexOf(ALONE, place + 1)) {
    const at = place % rows;
    for (const { slot, read } of own) slots[slot] = read(at);
    compiled.run(slots, alone);
    for (let n = 0; n < alone.length; n += 1) codes[n * rows + at] = alone[n] ?? CODE.notRun;
  }
  return indexes.map((_, n) => tallyOf(codes.subarray(n * rows, (n + 1) * rows)));
}

function tallyOf(codes: Uint8Array): Tally {
  const tally: Tally = { passed: false, reason: CODE.unanswered, hits: 0, codes };
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] as OutcomeCode;
    if (code === CODE.pass) tally.passed = true;
    else if (isHit(code)) tally.hits += 1;
    else if (tally.reason === CODE.unanswered) tally.reason = code;
  }
  return tally;
}

function outcomesOf(
  { rules, labels }: WrittenRules,
  { indexes, paths, compiled }: CellRules,
  n: number,
  { passed, reason, hits, codes }: Tally,
  cells: CellsInSight,
): RuleOutcome[] {
  const index = indexes[n] ?? -1;
  const rule = rules[index];
  if (!rule) return [];
  const read = compiled.reads[n] ?? [];
  const common = { rule: rule.code, severity: rule.severity };
  if (hits === 0) {
    const outcome = outcomeOf(passed ? CODE.pass : reason, read, () => Unknown.unanswered);
    return [{ ...common, field: { indicator: rule.on }, outcome, facts: {} }];
  }
  const outcomes: RuleOutcome[] = [];
  for (const [at, code] of codes.entries()) {
    if (!isHit(code)) continue;
    const part = paths[at] ?? '';
    const { lookup, facts, reviewerFacts } = cells.describe(at, read);
    // By the name that the cell has outside its rule, so that a reader is told which it is.
    const unreadable =
      code === CODE.notRun ? unreadableOf(read, lookup).replaceAll(/\bcell\b/g, `cells.${rule.on}.${part}`) : '';
    outcomes.push({
      ...common,
      field: { indicator: rule.on, part },
      outcome: outcomeOf(code, read, lookup),
      facts: { label: labels[index] ?? rule.on, part, ...facts, ...(unreadable === '' ? {} : { unreadable }) },
      ...(Object.keys(reviewerFacts).length > 0 ? { reviewerFacts } : {}),
    });
  }
  return outcomes;
}

function isHit(code: number): boolean {
  return code === CODE.fail || code === CODE.notRun;
}

/** The cells of an indicator in the report and in those around it. */
class CellsInSight {
  private readonly on: Indicator;
  private readonly columns: Readonly<Record<'now' | 'before' | 'earlier', CellColumn>>;
  /** Of earlier reports that can be compared with; or why there is none. */
  private readonly history: readonly CellColumn[] | Unknown;

  constructor(
    { on, paths }: CellRules,
    private readonly input: RunInput,
  ) {
    this.on = on;
    const { before, history = [] } = input.around;
    const columnIn = (report: EarlierReport | null | undefined): CellColumn => {
      if (!report) return columnOfNothing(Unknown.noEarlierCycle, paths.length);
      return isBroken(report, on)
        ? columnOfNothing(Unknown.seriesBreak, paths.length)
        : columnOf(on, entryIn(report, on), paths);
    };
    this.columns = { now: columnIn(input.report), before: columnIn(before), earlier: columnIn(history[0]) };
    const comparable = history.filter((each) => !isBroken(each, on));
    if (history.length === 0) this.history = Unknown.noEarlierCycle;
    else if (comparable.length === 0) this.history = Unknown.seriesBreak;
    else this.history = comparable.map(columnIn);
  }

  /** What a variable of the cells holds in all of them. */
  columnOf({ cycle }: Variable): Column {
    const { now } = this.columns;
    if (cycle !== 'history' && cycle !== 'peers') return this.columns[cycle].units;
    if (cycle === 'peers' || this.history instanceof Unknown) return new Uint8Array(now.units.length).fill(UNTOLD);
    const earlier = this.history.map(({ openUnits }) => openUnits);
    return judgeColumn(now.units, earlier);
  }

  /** The same in one of them, as one row has it. */
  slotOf({ cycle }: Variable): (at: number) => Slot {
    if (cycle === 'peers') return () => Unknown.unreadable;
    if (cycle !== 'history') return this.columns[cycle].slot;
    return (at) => {
      const units = this.columns.now.slot(at);
      if (units instanceof Unknown) return units;
      if (this.history instanceof Unknown) return this.history;
      if (this.history.length < LEAST_HISTORY) return Unknown.tooFewValues;
      const judged = this.judge(at);
      return judged instanceof Unknown ? judged : judged.outlier;
    };
  }

  /** What a rule read at one cell. */
  describe(at: number, read: readonly Variable[]): { lookup: Lookup; facts: Facts; reviewerFacts: Facts } {
    const lookup: Lookup = (variable) =>
      variable.indicator === CELL ? this.valueOf(variable, at) : this.input.lookup(variable);
    const told = factsOf(read, { ...this.input, lookup });
    const outlier = read.find(({ indicator, cycle }) => indicator === CELL && cycle === 'history');
    if (!outlier) return { lookup, ...told };
    const figure = this.columns.now.value(at);
    const judged = this.judge(at);
    const own = { [CELL]: figure instanceof Unknown ? null : String(figure) };
    const judgement = judged instanceof Unknown ? null : factsOfJudgement(outlier.name, judged, this.on.decimals);
    return { ...told, lookup, facts: { ...told.facts, ...own, ...judgement?.n, ...judgement?.range } };
  }

  private valueOf({ cycle }: Variable, at: number): Value {
    if (cycle === 'peers') return Unknown.unreadable;
    if (cycle !== 'history') return this.columns[cycle].value(at);
    const judged = this.judge(at);
    return judged instanceof Unknown ? judged : judged.outlier;
  }

  private judge(at: number): Judgement | Unknown {
    const figure = this.columns.now.value(at);
    if (!(figure instanceof Decimal)) return figure instanceof Unknown ? figure : Unknown.unreadable;
    if (figure.decimals() > this.on.decimals) return Unknown.unreadable;
    if (this.history instanceof Unknown) return this.history;
    const earlier = this.history.flatMap((column) => {
      const value = column.isOpen(at) ? column.value(at) : null;
      return value instanceof Decimal ? [value] : [];
    });
    return judgeByHistory(figure, earlier, this.on.decimals) ?? Unknown.tooFewValues;
  }
}
