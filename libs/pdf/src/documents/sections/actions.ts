import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { INK, TYPE } from '../../identity.js';
import type { ReleaseAction, ReleaseDocument } from '@signatory/contract';
import type { Block } from '../../layout/block.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { Member, View } from '../../view.js';
import { writtenCell } from './replies.js';
import { groupRow } from './table-a.js';

/** What a member did, by commitment and day, with numbered references; what was searched where it is silent. */
export function memberActions(view: View, set: Typesetter, member: Member): Block[] {
  const { say, document } = view;
  const actions = (document.actions ?? []).filter((action) => action.member === member.code);
  const searches = (document.searches ?? []).filter((search) => search.member === member.code);
  const head = (text: string, place: string): Block =>
    heading(2, text, { style: TYPE.heading, before: 16, after: 2, bookmark: 2, place });
  return [
    ...(actions.length > 0 ? [head(say('why.actions'), 'actions'), ...dated(view, set, actions)] : []),
    ...(searches.length > 0 ? [head(say('why.searches'), 'searches'), searchTable(view, set, searches)] : []),
  ];
}

function dated(view: View, set: Typesetter, actions: readonly ReleaseAction[]): Block[] {
  const { say } = view;
  const references: string[] = [];
  const numberOf = (piece: ReleaseAction['evidence'][number]): number => {
    const { title, publisher, published, url, sha256 } = piece;
    const file = sha256 && `${say('evidence.hash')} ${sha256}`;
    const words = [title, publisher, published && view.date(published), url, file].filter(Boolean).join(', ');
    const known = references.indexOf(words);
    return known < 0 ? references.push(words) : known + 1;
  };
  const rows = view.document.plan.commitments.flatMap(({ id, code, title }, at): TableRow[] => {
    const own = actions.filter(({ commitment }) => commitment === id);
    if (own.length === 0) return [];
    return [
      groupRow(`${code} ${view.text(title)}`, 3, at === 0),
      ...own.map(({ happened, text, class: given, contested, evidence }): TableRow => ({
        cells: [
          textCell(view.date(happened), { style: TYPE.cell, scope: 'Row' }),
          writtenCell(set, view, [
            { text: text ? view.text(text) : say('actions.withheld') },
            ...(evidence.length > 0
              ? [{ text: ` ${evidence.map((piece) => `[${numberOf(piece)}]`).join('')}`, ink: INK.ink600 }]
              : []),
          ]),
          textCell([say(`actionClass.${given}`), ...(contested ? [say('actionState.ANSWERED')] : [])].join(', '), {
            style: TYPE.cellQuiet,
          }),
        ],
      })),
    ];
  });
  return [
    table({
      widths: [76, -1, 110],
      gap: 12,
      pad: 5,
      head: [columnHead(say('actions.happened')), columnHead(say('actions.text')), columnHead(say('actions.class'))],
      rows,
    }),
    ...(references.length > 0
      ? [
          heading(3, say('actions.references'), { style: TYPE.heading, before: 10, after: 2 }),
          table({
            widths: [24, -1],
            gap: 8,
            pad: 2,
            head: [columnHead(say('actions.number')), columnHead(say('term.evidence'))],
            rows: references.map((words, at): TableRow => ({
              cells: [
                textCell(`[${at + 1}]`, { style: TYPE.cell, scope: 'Row' }),
                writtenCell(set, view, [{ text: words }]),
              ],
            })),
          }),
        ]
      : []),
  ];
}

function searchTable(view: View, set: Typesetter, searches: NonNullable<ReleaseDocument['searches']>): Block {
  const { say } = view;
  const codes = new Map(view.document.plan.commitments.map(({ id, code }) => [id, code]));
  return table({
    widths: [48, 76, 74, -1, -1, 84],
    gap: 10,
    pad: 4,
    head: [
      columnHead(say('term.commitment')),
      columnHead(say('search.on')),
      columnHead(say('ledger.by')),
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
        writtenCell(set, view, [{ text: query }]),
        textCell(say(`search.outcome.${outcome}`), { style: TYPE.cell }),
      ],
    })),
  });
}

/** What the classes mean, and how cells were drawn for a second score: part of the method. */
export function codebook(view: View): Block[] {
  const { say, document } = view;
  const { codebook: own, deskSources = [], sampling } = document;
  return [
    ...(own
      ? [
          heading(3, say('codebook.heading', { version: own.version }), { style: TYPE.heading, before: 22, after: 4 }),
          ...own.classes.map(({ class: each, definition }) => {
            const { text, lang } = view.show(definition);
            return paragraph([{ text: `${say(`actionClass.${each}`)}: `, face: 'strong' }, { text }], {
              style: TYPE.quiet,
              after: 3,
              lang,
            });
          }),
        ]
      : []),
    ...(deskSources.length > 0
      ? [
          heading(3, say('setting.deskSources'), { style: TYPE.heading, before: 22, after: 4 }),
          ...deskSources.map(({ title, publisher, url }) =>
            paragraph([title, publisher, url].filter(Boolean).join(', '), { style: TYPE.quiet, after: 3 }),
          ),
        ]
      : []),
    ...(sampling
      ? [
          heading(3, say('sampling.heading'), { style: TYPE.heading, before: 22, after: 4 }),
          paragraph(say('sampling.words', { ...sampling, share: view.share(sampling.share) }), { style: TYPE.quiet }),
        ]
      : []),
  ];
}

function columnHead(text: string): Cell {
  return textCell(text, { style: TYPE.head, scope: 'Column' });
}
