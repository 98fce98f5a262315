import type { ScoreValue } from '../plan/commitment.js';
import { collectConstants, compileCondition, countCells, cutAxes, isValueOf, visitCells, type Axis } from './cells.js';
import {
  conditionsOf,
  listVariables,
  type ClausePlace,
  type Condition,
  type ConditionGuideline,
  type VariableDomains,
} from './condition.js';
import { compileGuideline, MOST_CELLS, scoreOf, stridesOf, valuesAt } from './decide.js';
import type { GuidelineFault, GuidelineNote, GuidelineProof } from './proof.js';

/** A cell's clause, or null where an assumption rules it out or a fault leaves it undecided. */
type Decisions = (ClausePlace | null)[];

/**
 * The guideline lint: evaluates every cell of the variables' domains, cut at the constants used, and proves the levels exhaustive,
 * free of overlap and monotone. `assumptions` are conditions that hold in every report (its BLOCKER rules); those that read
 * variables the guideline does not read are left aside, which can only make the lint stricter.
 */
export function proveGuideline(
  guideline: ConditionGuideline,
  domains: VariableDomains,
  assumptions: readonly Condition[] = [],
): GuidelineProof {
  const conditions = conditionsOf(guideline);
  const read = new Set(listVariables(...conditions));
  const assumed = assumptions.filter((assumption) => listVariables(assumption).every((variable) => read.has(variable)));
  const typeFaults = findTypeFaults([...conditions, ...assumed], domains);
  if (typeFaults.length > 0) return { faults: typeFaults, notes: [], cells: 0 };
  const axes = cutAxes([...conditions, ...assumed], domains);
  const cells = countCells(axes);
  if (cells > BigInt(MOST_CELLS))
    return { faults: [{ kind: 'too-many-cells', cells, limit: MOST_CELLS }], notes: [], cells: 0 };
  const { decisions, faults } = decideCells(guideline, axes, assumed);
  return {
    faults: [...faults, ...findFalls(guideline, axes, decisions)],
    notes: [...findIdleSteps(guideline, axes, decisions), ...findIdleClauses(guideline, decisions)],
    cells: Number(cells),
  };
}

function findTypeFaults(conditions: readonly Condition[], domains: VariableDomains): GuidelineFault[] {
  return [...collectConstants(conditions)].flatMap(([variable, constants]): GuidelineFault[] => {
    const domain = domains[variable];
    if (!domain) return [{ kind: 'unknown-variable', variable }];
    return [...new Set(constants)]
      .filter((constant) => !isValueOf(domain, constant))
      .map((constant) => ({ kind: 'bad-constant', variable, constant }));
  });
}

function decideCells(guideline: ConditionGuideline, axes: readonly Axis[], assumed: readonly Condition[]) {
  const decide = compileGuideline(guideline, axes);
  const possible = assumed.map((assumption) => compileCondition(assumption, axes));
  const decisions: Decisions = [];
  const faults = new Map<string, GuidelineFault>();
  visitCells(axes, (place, index) => {
    decisions[index] = null;
    if (!possible.every((holds) => holds(place))) return;
    const holding = decide(place);
    const [clause] = holding;
    if (clause === undefined) {
      if (!faults.has('gap')) faults.set('gap', { kind: 'gap', values: valuesAt(axes, place) });
    } else if (holding.length === 1) {
      decisions[index] = clause;
    } else {
      for (const pair of pairsOf(holding)) {
        if (!faults.has(pair.join()))
          faults.set(pair.join(), { kind: 'overlap', clauses: pair, values: valuesAt(axes, place) });
      }
    }
  });
  return { decisions, faults: [...faults.values()] };
}

function pairsOf(clauses: readonly ClausePlace[]): [number, number][] {
  const levels = clauses.filter((clause) => clause !== 'countervailing');
  return levels.flatMap((first, at) => levels.slice(at + 1).map((second): [number, number] => [first, second]));
}

/** One fault for each variable whose rise, all else equal, lowers the level. Cells the countervailing clause decides stand outside. */
function findFalls(guideline: ConditionGuideline, axes: readonly Axis[], decisions: Decisions): GuidelineFault[] {
  const strides = stridesOf(axes);
  const falls = new Map<number, GuidelineFault>();
  const levelAt = (index: number): ScoreValue | null => {
    const clause = decisions[index];
    return typeof clause === 'number' ? scoreOf(guideline, clause) : null;
  };
  visitCells(axes, (place, index) => {
    const to = levelAt(index);
    if (to === null) return;
    place.forEach((step, at) => {
      if (falls.has(at)) return;
      for (let below = step - 1; below >= 0; below -= 1) {
        const from = levelAt(index - (step - below) * (strides[at] ?? 0));
        if (from === null) continue;
        if (from > to) {
          const worse = valuesAt(
            axes,
            place.map((each, axis) => (axis === at ? below : each)),
          );
          falls.set(at, {
            kind: 'not-monotone',
            variable: axes[at]?.variable ?? '',
            worse,
            better: valuesAt(axes, place),
            from,
            to,
          });
        }
        return;
      }
    });
  });
  return [...falls.values()];
}

/** Neighbouring values of a variable between which no result ever differs. */
function findIdleSteps(guideline: ConditionGuideline, axes: readonly Axis[], decisions: Decisions): GuidelineNote[] {
  const strides = stridesOf(axes);
  const compared = axes.map((axis) => axis.values.map(() => false));
  const moved = axes.map((axis) => axis.values.map(() => false));
  visitCells(axes, (place, index) => {
    const clause = decisions[index];
    if (clause == null) return;
    for (let at = 0; at < place.length; at += 1) {
      const step = place[at] ?? 0;
      const before = step > 0 ? decisions[index - (strides[at] ?? 0)] : null;
      const [comparedSteps, movedSteps] = [compared[at], moved[at]];
      if (before == null || !comparedSteps || !movedSteps) continue;
      comparedSteps[step] = true;
      if (scoreOf(guideline, clause) !== scoreOf(guideline, before)) movedSteps[step] = true;
    }
  });
  return axes.flatMap(({ variable, values }, at) =>
    values.flatMap((to, step): GuidelineNote[] => {
      const from = values[step - 1];
      const idle = from !== undefined && compared[at]?.[step] && !moved[at]?.[step];
      return idle ? [{ kind: 'no-effect', variable, from, to }] : [];
    }),
  );
}

function findIdleClauses(guideline: ConditionGuideline, decisions: Decisions): GuidelineNote[] {
  const reached = new Set(decisions);
  const all: ClausePlace[] = [
    ...(guideline.countervailing ? ['countervailing' as const] : []),
    ...guideline.levels.keys(),
  ];
  const never = all
    .filter((clause) => !reached.has(clause))
    .map((clause): GuidelineNote => ({ kind: 'never', clause }));
  const scores = new Set(
    [...reached].filter((clause) => typeof clause === 'number').map((clause) => scoreOf(guideline, clause)),
  );
  const [score] = scores;
  return [...(scores.size === 1 && score !== undefined ? [{ kind: 'all-alike' as const, score }] : []), ...never];
}
