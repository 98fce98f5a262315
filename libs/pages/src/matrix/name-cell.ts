import { printScore } from '../kit/score-chip.js';
import type { PageContext } from '../page-context.js';
import type { ShownCell } from './matrix-model.js';

/** What is heard of a cell, its sign first: `+1, Japan, I.1: plus one, full compliance, changed from 0`. */
export function nameCell(
  { shown, before, muted }: Pick<ShownCell, 'shown' | 'before' | 'muted'>,
  commitment: string,
  member: string,
  { say }: Pick<PageContext, 'say'>,
): string {
  return [
    printScore(shown, say),
    member,
    `${commitment}${say('join.colon')}${say(`score.spoken.${shown}`)}`,
    ...(before === null ? [] : [say('change.from', { before })]),
    ...(muted ? [say('matrix.passedOver')] : []),
  ].join(say('join.comma'));
}
