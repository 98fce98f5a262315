import type { ReleaseAction, ReleaseSearch, SourceNumbers } from '@signatory/contract';
import { heading } from '../../blocks/heading.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { Member, View } from '../../view.js';
import { citedSpans, classWords, doneSpans } from './action-words.js';
import { printable } from './member-part.js';
import { groupRow } from './table-a.js';

/** What a member did, by commitment and day, with the numbers of what shows it; what was searched where it is silent. */
export function memberActions(view: View, set: Typesetter, member: Member, numbers: SourceNumbers): Block[] {
  const { say, document } = view;
  const actions = (document.actions ?? []).filter((action) => action.member === member.code);
  const searches = (document.searches ?? []).filter((search) => search.member === member.code);
  const head = (text: string, place: string): Block =>
    heading(2, text, { style: TYPE.heading, before: 16, after: 2, bookmark: 2, place });
  return [
    ...(actions.length > 0 ? [head(say('why.actions'), 'actions'), dated(view, set, actions, numbers)] : []),
    ...(searches.length > 0 ? [head(say('why.searches'), 'searches'), searchTable(view, set, searches)] : []),
  ];
}

function dated(view: View, set: Typesetter, actions: readonly ReleaseAction[], numbers: SourceNumbers): Block {
  const { say } = view;
  const shown = view.document.plan.commitments
    .map(({ id, code, title }) => ({
      name: `${code} ${view.text(title)}`,
      own: actions.filter(({ commitment }) => commitment === id),
    }))
    .filter(({ own }) => own.length > 0);
  const rows = shown.flatMap(({ name, own }, at): TableRow[] => [
    groupRow(name, 3, at === 0),
    ...own.map((action): TableRow => ({
      cells: [
        textCell(view.date(action.happened), { style: TYPE.cell, scope: 'Row' }),
        textCell(
          [...printable(view, set, doneSpans(view, action.text)), ...citedSpans(numbers.cite(action.evidence))],
          { style: TYPE.cell },
        ),
        textCell(classWords(view, action), { style: TYPE.cellQuiet }),
      ],
    })),
  ]);
  return table({
    widths: [76, -1, 110],
    gap: 12,
    pad: 5,
    head: [columnHead(say('actions.happened')), columnHead(say('actions.text')), columnHead(say('actions.class'))],
    rows,
  });
}

function searchTable(view: View, set: Typesetter, searches: readonly ReleaseSearch[]): Block {
  const { say } = view;
  const codes = new Map(view.document.plan.commitments.map(({ id, code }) => [id, code]));
  return table({
    widths: [48, 76, 74, -1, -1, 84],
    gap: 10,
    pad: 4,
    head: [
      columnHead(say('term.commitment')),
      columnHead(say('search.on')),
      columnHead(say('role.reviewer')),
      columnHead(say('search.source')),
      columnHead(say('search.query')),
      columnHead(say('search.outcome')),
    ],
    rows: searches.map(({ commitment, on, reviewer, source, query, outcome }): TableRow => ({
      cells: [
        textCell(codes.get(commitment) ?? commitment, { style: TYPE.cell, scope: 'Row' }),
        textCell(view.date(on), { style: TYPE.cellQuiet }),
        textCell(say('why.reviewer', { n: reviewer }), { style: TYPE.cellQuiet }),
        textCell(source, { style: TYPE.cell }),
        textCell(printable(view, set, [{ text: query, lang: 'und' }]), { style: TYPE.cell }),
        textCell(say(`search.outcome.${outcome}`), { style: TYPE.cell }),
      ],
    })),
  });
}

function columnHead(text: string): Cell {
  return textCell(text, { style: TYPE.head, scope: 'Column' });
}
