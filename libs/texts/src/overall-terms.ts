import type { Method } from '@signatory/domain';
import type { MessageKey } from './catalogue.js';

/** What the overall average is called by the rule of a method, and what the same is called by the other rule. */
export function overallTerms(rule: Method['overall']): { readonly own: MessageKey; readonly other: MessageKey } {
  const [byCommitments, byPillars] = ['term.overall', 'term.overallByPillars'] as const;
  return rule === 'pillars' ? { own: byPillars, other: byCommitments } : { own: byCommitments, other: byPillars };
}
