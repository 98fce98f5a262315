import { giveReason, nameRole, type ReleaseDocument } from '@signatory/contract';
import { average, column, day, rowsOf, strong, whole, words, type ReleaseTable } from './release-table.js';
import type { ReleaseWords } from './release-words.js';

type Averages = NonNullable<ReleaseDocument['change']>['averages'];

/** What changed since the release before: all members, and each, over comparable cells only. */
export function changeTable({ document, say, text, member }: ReleaseWords): ReleaseTable | null {
  const { change } = document;
  if (!change) return null;
  const lines: { name: string; comparable: number; of: number; averages: Averages }[] = [
    { name: say('pdf.allMembers'), ...change },
    ...change.members.map((each) => ({ name: member(each.member), ...each })),
  ];
  return {
    name: say('change.change'),
    title: say('change.heading', { title: text(change.since.title) }),
    lead: say('change.explained'),
    columns: [
      column(say('term.member'), 30),
      column(say('change.comparableHead'), 14),
      column(say('workbook.release.asked'), 12),
      column(say('change.before'), 12),
      column(say('change.now'), 12),
      column(say('change.change'), 12),
    ],
    fixed: 1,
    rows: rowsOf(lines, ({ name, comparable, of, averages }) => [
      strong(name),
      whole(comparable),
      whole(of),
      average(averages?.before),
      average(averages?.now),
      average(averages?.change),
    ]),
  };
}

/** Comparable cells whose score is another one now. */
export function changedCellsTable({ document, say, member, commitment, score }: ReleaseWords): ReleaseTable | null {
  const { change } = document;
  if (!change) return null;
  return {
    name: say('change.cells'),
    title: say('change.cells'),
    lead: say('change.explained'),
    columns: [
      column(say('term.member'), 24),
      column(say('term.code'), 10),
      column(say('term.commitment'), 50),
      column(say('change.before'), 12),
      column(say('change.now'), 12),
    ],
    fixed: 1,
    rows: rowsOf(change.cells, ({ member: code, commitment: id, before, now }) => {
      const found = commitment(id);
      const scored = (value: -1 | 0 | 1) => score({ kind: 'score', value });
      return [strong(member(code)), words(found.code), words(found.title), scored(before), scored(now)];
    }),
  };
}

/** The right of reply. What is on file has no words here either. */
export function replyTable({ document, say, member, commitment, cited }: ReleaseWords): ReleaseTable | null {
  const { replies } = document;
  if (!replies) return null;
  return {
    name: say('reply.heading'),
    title: say('reply.heading'),
    lead: say(replies.length > 0 ? 'reply.lead' : 'reply.none'),
    columns: [
      column(say('term.member'), 24),
      column(say('term.code'), 10),
      column(say('term.commitment'), 40),
      column(say('entry.date'), 12),
      column(say('reply.column'), 70),
      column(say('term.evidence'), 40),
      column(say('reply.answer'), 60),
      column(say('account.role'), 16),
      column(say('entry.date'), 12),
    ],
    fixed: 2,
    rows: rowsOf(replies, (reply) => {
      const { code, title } = commitment(reply.commitment);
      const said = [say(`reply.${reply.kind}`), reply.onFile ? say('reply.onFile') : reply.text];
      return [
        strong(member(reply.member)),
        words(code),
        words(title),
        day(reply.at),
        words(said.filter(Boolean).join(' ')),
        words(cited(reply.evidence)),
        words(reply.answer && [reply.answer.text, cited(reply.answer.evidence)].filter(Boolean).join('\n')),
        words(reply.answer && nameRole(say, reply.answer.role)),
        day(reply.answer?.at),
      ];
    }),
  };
}

export function ledgerTable({ document, say, member, commitment, score, cited }: ReleaseWords): ReleaseTable | null {
  const { ledger } = document;
  if (!ledger) return null;
  return {
    name: say('ledger.heading'),
    title: say('ledger.heading'),
    lead: say(ledger.length > 0 ? 'ledger.lead' : 'ledger.none'),
    columns: [
      column(say('term.member'), 24),
      column(say('term.code'), 10),
      column(say('term.commitment'), 40),
      column(say('change.before'), 12),
      column(say('change.now'), 12),
      column(say('term.reason'), 70),
      column(say('account.role'), 16),
      column(say('entry.date'), 12),
      column(say('term.evidence'), 40),
    ],
    fixed: 2,
    rows: rowsOf(ledger, (entry) => {
      const { code, title } = commitment(entry.commitment);
      return [
        strong(member(entry.member)),
        words(code),
        words(title),
        score(entry.before),
        score(entry.now),
        words(giveReason(say, entry)),
        words(nameRole(say, entry.role)),
        day(entry.at),
        words(cited(entry.evidence)),
      ];
    }),
  };
}

/** What the release corrects of an earlier one; figures stand as they were printed. */
export function erratumTable({ document, say, member, commitment, part }: ReleaseWords): ReleaseTable | null {
  const { erratum } = document;
  if (!erratum) return null;
  const ground = say(`erratum.ground.${erratum.ground}`);
  return {
    name: say('erratum.heading'),
    title: say('erratum.heading'),
    lead: say('erratum.lead', { number: erratum.corrects.number, ground }),
    columns: [
      column(say('erratum.figure'), 28),
      column(say('term.member'), 24),
      column(say('term.commitment'), 12),
      column(say('term.pillar'), 10),
      column(say('term.indicator'), 18),
      column(say('workbook.release.part'), 16),
      column(say('change.before'), 14),
      column(say('change.now'), 14),
      column(say('erratum.cause'), 26),
      column(say('term.reason'), 60),
      column(say('erratum.date'), 12),
    ],
    fixed: 1,
    rows: rowsOf(erratum.lines, (line) => [
      strong(say(`erratum.kind.${line.kind}`)),
      words(line.member && member(line.member)),
      words(line.commitment && commitment(line.commitment).code),
      words(line.pillar),
      words(line.indicator),
      words(line.cell && part(line.cell)),
      words(line.before),
      words(line.now),
      words(say(`erratum.cause.${line.cause}`)),
      words(line.reason),
      day(line.at),
    ]),
  };
}

/** Classed actions; of those whose sources are not public, only that there are some. */
export function actionTable({ document, say, text, member, commitment, shown }: ReleaseWords): ReleaseTable | null {
  const { actions } = document;
  if (!actions) return null;
  return {
    name: say('actions.heading'),
    title: say('actions.heading'),
    lead: actions.length > 0 ? '' : say('actions.none'),
    columns: [
      column(say('term.member'), 24),
      column(say('term.code'), 10),
      column(say('term.commitment'), 40),
      column(say('workbook.column.happened'), 14),
      column(say('actions.text'), 70),
      column(say('actions.class'), 18),
      column(say('workbook.release.origin'), 26),
      column(say('workbook.release.remark'), 26),
      column(say('term.evidence'), 50),
    ],
    fixed: 2,
    rows: rowsOf(actions, (action) => {
      const { code, title } = commitment(action.commitment);
      return [
        strong(member(action.member)),
        words(code),
        words(title),
        day(action.happened),
        words(action.text ? text(action.text) : say('actions.withheld')),
        words(say(`actionClass.${action.class}`)),
        words(say(`actions.origin.${action.origin}`)),
        words(action.contested ? say('actionState.CONTESTED') : ''),
        words(shown(action.evidence)),
      ];
    }),
  };
}
