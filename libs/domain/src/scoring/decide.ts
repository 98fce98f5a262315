import type { ScoreValue } from '../plan/commitment.js';
import { compileCondition, type Axis, type CellPlace } from './cells.js';
import type { ClausePlace, ConditionGuideline, ConditionValues } from './condition.js';

/** Cells that an enumeration may have: beyond, a guideline is not provable. */
export const MOST_CELLS = 1_000_000;

/** The clauses that hold in a cell: the countervailing one alone, else every level that holds. One is right, none a gap, more an overlap. */
export function compileGuideline(
  guideline: ConditionGuideline,
  axes: readonly Axis[],
): (place: CellPlace) => ClausePlace[] {
  const countervailing = guideline.countervailing ? compileCondition(guideline.countervailing.if, axes) : null;
  const levels = guideline.levels.map((level) => compileCondition(level.if, axes));
  return (place) => {
    if (countervailing?.(place)) return ['countervailing'];
    const holding: number[] = [];
    for (let level = 0; level < levels.length; level += 1) if (levels[level]?.(place)) holding.push(level);
    return holding;
  };
}

/** The score that a clause gives. */
export function scoreOf(guideline: ConditionGuideline, clause: ClausePlace): ScoreValue {
  const found = clause === 'countervailing' ? guideline.countervailing : guideline.levels[clause];
  if (!found) throw new RangeError(`The guideline has no clause ${clause}`);
  return found.score;
}

/** A cell in words: the value of every variable. */
export function valuesAt(axes: readonly Axis[], place: CellPlace): ConditionValues {
  return Object.fromEntries(axes.map((axis, at) => [axis.variable, axis.values[place[at] ?? 0] ?? '']));
}

/** The distance in the enumeration between neighbours along each axis. */
export function stridesOf(axes: readonly Axis[]): number[] {
  const strides = axes.map(() => 1);
  for (let at = axes.length - 2; at >= 0; at -= 1) {
    strides[at] = (strides[at + 1] ?? 1) * (axes[at + 1]?.values.length ?? 1);
  }
  return strides;
}
