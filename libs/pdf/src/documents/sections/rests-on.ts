import { whyWords, type ReleaseCommitment } from '@signatory/contract';
import { heading } from '../../blocks/heading.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { Member, View } from '../../view.js';
import { codeWidth } from './table-a.js';

/** Points for the head of a column of codes, in the longest language. */
const HEAD = 36;
/** Points for the names of members beside what their scores rest on. */
const NAMES = 133;

/** What each score of a member rests on, by commitment; nothing where the release keeps it of none. */
export function memberRestsOn(view: View, member: Member): Block[] {
  const rows = view.document.plan.commitments.flatMap((commitment) =>
    row(view, commitment, member, textCell(commitment.code, { style: TYPE.cell, scope: 'Row' })),
  );
  return headed(view, rows, [view.say('term.code'), Math.max(codeWidth(view), HEAD)]);
}

/** What the scores of these members rest on, of one commitment. */
export function commitmentRestsOn(view: View, commitment: ReleaseCommitment, members: readonly Member[]): Block[] {
  const rows = members.flatMap((member) => {
    const name = view.show(member.name);
    return row(view, commitment, member, textCell(name.text, { style: TYPE.cell, scope: 'Row', lang: name.lang }));
  });
  return headed(view, rows, [view.say('term.member'), NAMES]);
}

function row(view: View, commitment: ReleaseCommitment, { code }: Member, first: Cell): TableRow[] {
  const words = whyWords(view.language, view.document, commitment, view.score(commitment.id, code));
  return words === '' ? [] : [{ cells: [first, textCell(words, { style: TYPE.cellQuiet })] }];
}

function headed({ say }: View, rows: readonly TableRow[], [name, width]: readonly [string, number]): Block[] {
  if (rows.length === 0) return [];
  const head = (text: string): Cell => textCell(text, { style: TYPE.head, scope: 'Column' });
  return [
    heading(2, say('pdf.restsOn'), { style: TYPE.heading, before: 16, after: 2, bookmark: 2, place: 'rests-on' }),
    table({ widths: [width, -1], gap: 10, pad: 3.4, head: [head(name), head(say('scoreWhy.heading'))], rows }),
  ];
}
