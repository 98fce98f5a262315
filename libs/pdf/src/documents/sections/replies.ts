import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { scoreCell } from '../../blocks/score-cell.js';
import type { Mark } from '../../blocks/score-mark.js';
import { textCell } from '../../blocks/text-cell.js';
import { INK, TYPE } from '../../identity.js';
import {
  giveReason,
  nameRole,
  type ReleaseCommitment,
  type ReleaseLedgerEntry,
  type ReleaseReply,
} from '@signatory/contract';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { Span, Typesetter } from '../../text/typesetter.js';
import type { Member, View } from '../../view.js';
import { sectionHeading } from './front-matter.js';
import { printable } from './member-part.js';
import { originalsNote, writtenLangs } from './originals.js';
import { REPLIES } from './reply-beside.js';
import { quoteWords, sourceWords } from './source-words.js';
import { groupRow } from './table-a.js';
import { langOf, writtenCell } from './written-cell.js';

/** The report's right of reply: each score that was replied to, with the reply in full and its answer. */
export function repliesSection(view: View, set: Typesetter): Section | null {
  const { say, document } = view;
  if (!document.replies) return null;
  const title = say('reply.heading');
  return {
    title,
    blocks: [
      sectionHeading(title, REPLIES),
      paragraph(say('reply.lead'), { style: TYPE.lead, measure: 440, after: 8, keepWithNext: true }),
      ...originalsNote(view, writtenLangs(view, document.replies)),
      ...(document.replies.length > 0
        ? [replyTable(view, set, document.replies, null)]
        : [paragraph(say('reply.none'), { style: TYPE.body })]),
    ],
  };
}

/** The report's recalibration ledger. */
export function ledgerSection(view: View, set: Typesetter): Section | null {
  const { say, document } = view;
  if (!document.ledger) return null;
  const title = say('ledger.heading');
  return {
    title,
    blocks: [
      sectionHeading(title, 'ledger'),
      paragraph(say('ledger.lead'), { style: TYPE.lead, measure: 440, after: 8, keepWithNext: true }),
      ...originalsNote(view, writtenLangs(view, document.ledger)),
      ...(document.ledger.length > 0
        ? [ledgerTable(view, set, document.ledger, null)]
        : [paragraph(say('ledger.none'), { style: TYPE.body })]),
    ],
  };
}

/** Both for one member, on its scorecard; nothing where it neither replied nor had a score changed. */
export function memberReplies(view: View, set: Typesetter, member: Member): Block[] {
  const { say, document } = view;
  const own = <T extends { readonly member: string }>(rows: readonly T[] = []): T[] =>
    rows.filter((row) => row.member === member.code);
  const replies = own(document.replies);
  const ledger = own(document.ledger);
  return [
    ...(replies.length > 0 ? [headed(say('reply.heading'), REPLIES), replyTable(view, set, replies, member)] : []),
    ...(ledger.length > 0 ? [headed(say('ledger.heading'), 'ledger'), ledgerTable(view, set, ledger, member)] : []),
  ];
}

/** What was replied to the scores of one commitment, on its sheet, where no other place has it. */
export function commitmentReplies(view: View, set: Typesetter, { id }: ReleaseCommitment): Block[] {
  const replies = (view.document.replies ?? []).filter(({ commitment }) => commitment === id);
  if (replies.length === 0) return [];
  return [headed(view.say('reply.heading'), REPLIES), replyTable(view, set, replies, null, false)];
}

function headed(text: string, place: string): Block {
  return heading(2, text, { style: TYPE.heading, before: 16, after: 2, bookmark: 2, place });
}

/** `grouped`: under the titles of commitments, which the sheet of one need not say again. */
function replyTable(
  view: View,
  set: Typesetter,
  replies: readonly ReleaseReply[],
  of: Member | null,
  grouped = true,
): Block {
  const { say } = view;
  const rows = byCommitment(view, replies).flatMap(({ label, rows: own }, at): TableRow[] => [
    ...(grouped ? [groupRow(label, of ? 3 : 4, at === 0)] : []),
    ...own.map(({ member, commitment, kind, text, language, onFile, at: when, evidence, answer }): TableRow => ({
      cells: [
        scoreOf(view, view.mark(commitment, member)),
        ...(of ? [] : [textCell(nameOf(view, member), { style: TYPE.cell, scope: 'Row' })]),
        writtenCell(set, view, [
          { text: `${say(`reply.${kind}`)} `, face: 'strong' },
          { text: `${view.date(when)}${view.stop.trimEnd()}`, ink: INK.ink600 },
          ...(onFile ? [{ text: ` ${say('reply.onFile')}` }] : []),
          ...(text ? [{ text: ` ${text}`, lang: langOf(view, language) }] : []),
          ...cited(view, set, evidence),
        ]),
        answer
          ? writtenCell(set, view, [
              {
                text: `${nameRole(say, answer.role)}${say('join.comma')}${view.date(answer.at)}${view.stop}`,
                ink: INK.ink600,
              },
              { text: answer.text, lang: langOf(view, answer.language) },
              ...cited(view, set, answer.evidence),
            ])
          : textCell('–', { style: TYPE.cellQuiet }),
      ],
    })),
  ]);
  return table({
    widths: of ? [31, -1.5, -1] : [31, 84, -1.5, -1],
    gap: 12,
    pad: 5,
    head: [
      head(say('term.score')),
      ...(of ? [] : [head(say('term.member'))]),
      head(say('reply.column')),
      head(say('reply.answer')),
    ],
    rows,
  });
}

function ledgerTable(view: View, set: Typesetter, ledger: readonly ReleaseLedgerEntry[], of: Member | null): Block {
  const { say } = view;
  const rows = byCommitment(view, ledger).flatMap(({ label, rows: own }, at): TableRow[] => [
    groupRow(label, of ? 4 : 5, at === 0),
    ...own.map(({ member, before, now, reason, language, cause, role, at: when, evidence }): TableRow => ({
      cells: [
        ...(of ? [] : [textCell(nameOf(view, member), { style: TYPE.cell, scope: 'Row' })]),
        scoreOf(view, markOf(before)),
        scoreOf(view, markOf(now)),
        writtenCell(set, view, [
          {
            text: giveReason(say, { reason, cause }) ?? '–',
            lang: reason === null ? undefined : langOf(view, language),
          },
          ...cited(view, set, evidence),
        ]),
        textCell(`${nameRole(say, role)}${say('join.comma')}${view.date(when)}`, { style: TYPE.cellQuiet }),
      ],
    })),
  ]);
  return table({
    widths: of ? [44, 44, -1, 110] : [84, 44, 44, -1, 110],
    gap: 12,
    pad: 5,
    head: [
      ...(of ? [] : [head(say('term.member'))]),
      head(say('change.before')),
      head(say('change.now')),
      head(say('term.reason')),
      head(say('ledger.by')),
    ],
    rows,
  });
}

function head(text: string): Cell {
  return textCell(text, { style: TYPE.head, scope: 'Column' });
}

function byCommitment<T extends { readonly commitment: string }>(
  view: View,
  rows: readonly T[],
): { label: string; rows: T[] }[] {
  return view.document.plan.commitments.flatMap(({ id, code, title }) => {
    const own = rows.filter(({ commitment }) => commitment === id);
    return own.length > 0 ? [{ label: `${code} ${view.text(title)}`, rows: own }] : [];
  });
}

function cited(view: View, set: Typesetter, evidence: ReleaseReply['evidence']): Span[] {
  if (evidence.length === 0) return [];
  return [
    { text: ` ${view.say('term.evidence')}${view.say('join.colon')}`, ink: INK.ink600 },
    ...evidence.flatMap((piece, at): Span[] => [
      ...(at > 0 ? [{ text: view.say('join.semicolon'), ink: INK.ink600 }] : []),
      ...sourceWords(view, piece),
      ...printable(view, set, quoteWords(view, piece)),
    ]),
  ];
}

function scoreOf(view: View, mark: Mark): Cell {
  return scoreCell(mark, view.sign(mark), { lineHeight: TYPE.cell.leading });
}

function markOf({ kind, value }: ReleaseLedgerEntry['now']): Mark {
  return kind === 'score' ? (value ?? 'no-data') : kind;
}

function nameOf(view: View, code: string): string {
  const member = view.members.find((each) => each.code === code);
  return member ? view.text(member.name) : code;
}
