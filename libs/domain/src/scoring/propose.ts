import type { ScoreValue } from '../plan/commitment.js';
import { countCells, cutAxes, visitCells, type Axis } from './cells.js';
import {
  conditionsOf,
  type ClausePlace,
  type ConditionGuideline,
  type ConditionValues,
  type VariableDomains,
} from './condition.js';
import { compileGuideline, MOST_CELLS, scoreOf, stridesOf, valuesAt } from './decide.js';
import type { Proposal } from './proof.js';

/**
 * The score a guideline gives for the known values, over all completions of the unknown ones.
 * A variable that is absent from `known` is unknown; variables that the guideline does not read are left aside.
 * Throws a RangeError for a variable without a domain, a value of the wrong type, or more than a million completions.
 */
export function propose(guideline: ConditionGuideline, domains: VariableDomains, known: ConditionValues): Proposal {
  const axes = cutAxes(conditionsOf(guideline), domains, known);
  if (countCells(axes) > BigInt(MOST_CELLS)) throw new RangeError(`More than ${MOST_CELLS} completions`);
  const decide = compileGuideline(guideline, axes);
  const scores: ScoreValue[] = [];
  const clauses = new Set<ClausePlace>();
  let fault: Extract<Proposal, { kind: 'faulty' }> | null = null;
  visitCells(axes, (place, index) => {
    const holding = decide(place);
    const [clause] = holding;
    if (clause === undefined || holding.length > 1) {
      fault ??= { kind: 'faulty', clauses: holding, values: valuesAt(axes, place) };
      return;
    }
    clauses.add(clause);
    scores[index] = scoreOf(guideline, clause);
  });
  if (fault) return fault;
  const candidates = [...new Set(scores)].sort((a, b) => a - b);
  const [score] = candidates;
  const [clause] = clauses;
  if (score !== undefined && candidates.length === 1) {
    return { kind: 'proposed', score, clause: clauses.size === 1 && clause !== undefined ? clause : null };
  }
  return { kind: 'held', candidates, needs: listDeciding(axes, scores) };
}

/** The variables of which one step, all else equal, changes the score. */
function listDeciding(axes: readonly Axis[], scores: readonly ScoreValue[]): string[] {
  const strides = stridesOf(axes);
  const deciding = new Set<number>();
  visitCells(axes, (place, index) => {
    place.forEach((step, at) => {
      if (step > 0 && scores[index] !== scores[index - (strides[at] ?? 0)]) deciding.add(at);
    });
  });
  return axes.filter((_, at) => deciding.has(at)).map((axis) => axis.variable);
}
