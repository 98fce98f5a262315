import { standingApart, type Apart } from '@signatory/contract';
import { columns } from '../../blocks/columns.js';
import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { Member, View } from '../../view.js';
import { compactTable, hangCodes, type Entry } from './compact-table.js';

/** Of each; a page on a screen has room for more. */
const MOST = 3;
/** Of fewer commitments, all stand together on the page that this would be on. */
const LEAST_COMMITMENTS = 10;

/** Strengths and gaps of a member: what it keeps and few do, and what it does not keep and many do; `close`: in a line each, without a heading. */
export function memberApart(view: View, set: Typesetter, member: Member, close: boolean): Block[] {
  const { say, document } = view;
  const { strengths, gaps } = standingApart(document, member.code, MOST);
  if (document.plan.commitments.length < LEAST_COMMITMENTS || strengths.length + gaps.length === 0) return [];
  if (close) return [apartLine(view, say('member.strengths'), strengths), apartLine(view, say('member.gaps'), gaps)];
  return [
    heading(2, say('member.apart'), { style: TYPE.heading, before: 16, after: 6, bookmark: 2, place: 'apart' }),
    columns(
      [
        { blocks: apartList(view, set, say('member.strengths'), strengths) },
        { blocks: apartList(view, set, say('member.gaps'), gaps) },
      ],
      { gap: 28 },
    ),
    paragraph(say('member.apart.explained', { most: MOST }), { style: TYPE.small, measure: 440, before: 6 }),
  ];
}

function apartLine(view: View, title: string, found: readonly Apart[]): Block {
  const { say, text } = view;
  const names = found.map(({ commitment }) => `${commitment.code} ${text(commitment.title)}`);
  return paragraph(
    [
      { text: `${title}${say('join.colon')}`, face: 'strong' },
      { text: names.length > 0 ? names.join(say('join.semicolon')) : say('member.apart.none') },
    ],
    { style: TYPE.quiet, before: 3 },
  );
}

function apartList(view: View, set: Typesetter, title: string, found: readonly Apart[]): Block[] {
  const head = heading(3, title, { style: TYPE.subheading, after: 1 });
  if (found.length === 0) return [head, paragraph(view.say('member.apart.none'), { style: TYPE.quiet })];
  const hangOf = hangCodes(
    set,
    found.map(({ commitment }) => commitment.code),
  );
  const entries = found.map(({ commitment: { id, code, title: name } }): Entry => ({
    ...view.show(name),
    ...hangOf(code),
    mean: view.commitmentMean(id),
  }));
  return [
    head,
    compactTable(view, { entry: view.say('term.commitment'), average: view.say('pdf.allMembers') }, entries),
  ];
}
