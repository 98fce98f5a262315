import type { Say } from '@signatory/texts';

/** A longer foot makes Excel take the file for a broken one. */
const LONGEST_FOOT = 255;

/** The foot of each printed page: `left`, as much as there is room for, and what page it is. */
export function footOf(say: Say, left: string): string {
  const right = `&R${say('workbook.print', { page: '&P', pages: '&N' })}`;
  const doubled = (text: string): string => text.replaceAll('&', '&&');
  const most = LONGEST_FOOT - right.length - 2;
  if (doubled(left).length <= most) return `&L${doubled(left)}${right}`;
  const letters = [...left];
  while (doubled(letters.join('')).length > most - 1) letters.pop();
  return `&L${doubled(letters.join(''))}…${right}`;
}
