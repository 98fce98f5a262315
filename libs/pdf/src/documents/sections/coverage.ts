import { paragraph } from '../../blocks/paragraph.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Mean, View } from '../../view.js';

/** Whether scores are missing of those that a mean could cover. */
export function hasGaps({ scored, applicable }: Pick<Mean, 'scored' | 'applicable'>): boolean {
  return scored < applicable;
}

/** What an average covers, beside it in small figures: `12/14`; null where it covers all that was asked. */
export function gapOf(mean: Mean): string | null {
  return hasGaps(mean) ? `${mean.scored}/${mean.applicable}` : null;
}

/** The first such figures of some means, for where they are explained. */
export function firstGap(means: readonly Mean[]): string | null {
  return means.map(gapOf).find((gap) => gap !== null) ?? null;
}

/** What those figures say, at the foot of a table that has some. */
export function gapNote(view: View, means: readonly Mean[]): Block[] {
  const gap = firstGap(means);
  if (gap === null) return [];
  const words = [{ text: gap, face: 'strong' as const }, { text: `\u00a0\u00a0${view.say('pdf.coverage.beside')}` }];
  return [paragraph(words, { style: TYPE.small, measure: 440, before: 4 })];
}

/** What the averages of a table cover that has no column for it: everything asked, or where it is told of each. */
export function coverageNote(view: View, { before = 0 } = {}): Block[] {
  const { say, document } = view;
  const { overall, members, commitments } = document.tables;
  const { scored, applicable } = overall;
  if (scored === 0) return [];
  const words = [overall, ...members, ...commitments].some(hasGaps)
    ? [say('matrix.partly', { gaps: applicable - scored, applicable }), say('pdf.coverage.told')].join(view.space)
    : say('pdf.coverage.whole');
  return [paragraph(words, { style: TYPE.small, measure: 440, before })];
}
