import { joinWhy, whySentences, type ReleaseCommitment, type WhySentences } from '@signatory/contract';
import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
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
  const rows = view.document.plan.commitments.map((commitment) =>
    row(view, commitment, member, textCell(commitment.code, { style: TYPE.cell, scope: 'Row' })),
  );
  return headed(view, rows, [view.say('term.code'), Math.max(codeWidth(view), HEAD)]);
}

/** What the scores of these members rest on, of one commitment. */
export function commitmentRestsOn(view: View, commitment: ReleaseCommitment, members: readonly Member[]): Block[] {
  const rows = members.map((member) => {
    const name = view.show(member.name);
    return row(view, commitment, member, textCell(name.text, { style: TYPE.cell, scope: 'Row', lang: name.lang }));
  });
  return headed(view, rows, [view.say('term.member'), NAMES]);
}

interface Row {
  readonly first: Cell;
  readonly told: WhySentences;
}

function row(view: View, commitment: ReleaseCommitment, { code }: Member, first: Cell): Row | null {
  const told = whySentences(view.language, view.document, commitment, view.score(commitment.id, code));
  return told && { first, told };
}

function headed(view: View, all: readonly (Row | null)[], [name, width]: readonly [string, number]): Block[] {
  const rows = all.filter((each) => each !== null);
  if (rows.length === 0) return [];
  const { say, language } = view;
  const shared = sharedOf(rows);
  const once = joinWhy(language, { ...NOTHING, ...shared });
  const head = (text: string): Cell => textCell(text, { style: TYPE.head, scope: 'Column' });
  const own = rows.flatMap(({ first, told }): TableRow[] => {
    const words = joinWhy(language, without(told, shared));
    return words === '' ? [] : [{ cells: [first, textCell(words, { style: TYPE.cellQuiet })] }];
  });
  return [
    heading(2, say('pdf.restsOn'), { style: TYPE.heading, before: 16, after: 2, bookmark: 2, place: 'rests-on' }),
    ...(once === ''
      ? []
      : [paragraph(once, { style: TYPE.quiet, measure: 440, after: 4, keepWithNext: own.length > 0 })]),
    ...(own.length === 0
      ? []
      : [
          table({
            widths: [width, -1],
            gap: 10,
            pad: 3.4,
            head: [head(name), head(say('scoreWhy.heading'))],
            rows: own,
          }),
        ]),
  ];
}

const NOTHING: WhySentences = { clause: null, answers: null, findings: null, report: null, checks: null, scored: null };

/** The report and the day, where they are those of every row: said once, over the table. */
function sharedOf(rows: readonly Row[]): Partial<WhySentences> {
  const [first, ...others] = rows;
  if (!first || others.length === 0) return {};
  const isShared = (which: keyof WhySentences): boolean =>
    others.every(({ told }) => told[which] === first.told[which]);
  return {
    ...(isShared('report') && { report: first.told.report }),
    ...(isShared('scored') && { scored: first.told.scored }),
  };
}

function without(told: WhySentences, shared: Partial<WhySentences>): WhySentences {
  return {
    ...told,
    report: shared.report === undefined ? told.report : null,
    scored: shared.scored === undefined ? told.scored : null,
  };
}
