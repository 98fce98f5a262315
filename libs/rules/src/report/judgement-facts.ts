import type { Facts, Indicator, Report } from '@signatory/domain';
import type { Variable } from '../expression/scope.js';
import { Unknown, type Lookup } from '../expression/value.js';
import type { Judgement } from './outlier.js';
import { judgeFigure, type Surroundings } from './values.js';

/** What an outlier's message may name beside the figure, and the names of it in a rule's text: `{outlier.history.x.median}`. */
export const JUDGEMENT_FACTS = { history: ['n', 'median', 'low', 'high'], peers: ['n'] } as const;

interface Judged {
  readonly report: Report;
  readonly around: Surroundings;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly lookup: Lookup;
}

/**
 * What an outlier was judged by. The member's own earlier figures are its own to read; of the other members it reads how many
 * they were, since among five a median can be one member's figure: that is for reviewers.
 */
export function describeJudgement(
  { name, indicator: code, cycle }: Variable,
  { report, around, indicators, lookup }: Judged,
): { facts: Facts; reviewerFacts: Facts } {
  const indicator = indicators.get(code);
  if (!indicator || (cycle !== 'history' && cycle !== 'peers')) return { facts: {}, reviewerFacts: {} };
  const judged = judgeFigure(indicator, cycle, report, around);
  const figure = lookup({ name: code, indicator: code, cycle: 'now', cell: null, type: { kind: 'bool' } });
  const own = { [code]: figure instanceof Unknown ? null : String(figure) };
  if (judged instanceof Unknown) return { facts: own, reviewerFacts: {} };
  const facts = factsOfJudgement(name, judged, cycle === 'history' ? indicator.decimals : 2);
  return cycle === 'history'
    ? { facts: { ...own, ...facts.n, ...facts.range }, reviewerFacts: {} }
    : { facts: { ...own, ...facts.n }, reviewerFacts: facts.range };
}

/** By how many figures a figure was judged, and what is usual, by the names that a message calls them. */
export function factsOfJudgement(name: string, judged: Judgement, decimals: number): { n: Facts; range: Facts } {
  const range = Object.fromEntries(
    (['median', 'low', 'high'] as const).map((bound) => [
      `${name}.${bound}`,
      judged[bound].roundAway(decimals).toString(),
    ]),
  );
  return { n: { [`${name}.n`]: judged.n }, range };
}
