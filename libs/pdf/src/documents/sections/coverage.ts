import { paragraph } from '../../blocks/paragraph.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Mean, View } from '../../view.js';

/** Whether scores are missing of those that a mean could cover. */
export function hasGaps({ scored, applicable }: Pick<Mean, 'scored' | 'applicable'>): boolean {
  return scored < applicable;
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
