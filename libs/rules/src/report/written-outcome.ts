import { faultWords, type Facts, type Outcome } from '@signatory/domain';
import { CODE } from '../expression/compile.js';
import type { Variable } from '../expression/scope.js';
import { toSlot, Unknown, type Lookup } from '../expression/value.js';
import { describeJudgement } from './judgement-facts.js';
import { causeOf } from './not-run-cause.js';
import type { RunInput } from './run-input.js';

/** What a compiled rule's code says; `lookup` answers what it read. */
export function outcomeOf(code: number, reads: readonly Variable[], lookup: Lookup): Outcome {
  switch (code) {
    case CODE.pass:
      return { kind: 'PASS' };
    case CODE.fail:
      return { kind: 'FAIL' };
    case CODE.condition:
      return { kind: 'NOT_APPLICABLE', reason: 'condition' };
    case CODE.unanswered:
      return { kind: 'NOT_APPLICABLE', reason: 'unanswered' };
    case CODE.noEarlierCycle:
      return { kind: 'NOT_APPLICABLE', reason: 'no-earlier-cycle' };
    case CODE.noData:
      return { kind: 'NOT_APPLICABLE', reason: 'no-data' };
    case CODE.tooFewValues:
      return { kind: 'NOT_APPLICABLE', reason: 'too-few-values' };
    case CODE.seriesBreak:
      return { kind: 'NOT_APPLICABLE', reason: 'series-break' };
    default:
      return {
        kind: 'NOT_RUN',
        cause: causeOf([faultWords('expression.unreadable', { name: unreadableOf(reads, lookup) })]),
      };
  }
}

/** The names of what a rule reads and cannot, as its expression uses them. */
export function unreadableOf(reads: readonly Variable[], lookup: Lookup): string {
  const unreadable = reads.filter((variable) => toSlot(lookup(variable), variable) === Unknown.unreadable);
  return unreadable.map(({ name }) => name).join(', ');
}

/** The values a rule read, by the names its expression uses, so that a message can say them. */
export function factsOf(reads: readonly Variable[], input: RunInput): { facts: Facts; reviewerFacts: Facts } {
  const facts: Record<string, Facts[string]> = {};
  const reviewerFacts: Record<string, Facts[string]> = {};
  for (const variable of reads) {
    const value = input.lookup(variable);
    facts[variable.name] = value instanceof Unknown ? null : typeof value === 'object' ? value.toString() : value;
    const judged = describeJudgement(variable, input);
    Object.assign(facts, judged.facts);
    Object.assign(reviewerFacts, judged.reviewerFacts);
  }
  return { facts, reviewerFacts };
}
