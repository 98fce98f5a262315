import type { OutCell } from '../xlsx/sheet-writer.js';
import { average, column, percent, rowsOf, strong, whole, words, type ReleaseTable } from './release-table.js';
import type { ReleaseWords } from './release-words.js';

/** Table A: the commitments as they are worded, and of how many members each was asked. */
export function assessedTable({ document, say, text }: ReleaseWords): ReleaseTable {
  return {
    name: say('pdf.tableA'),
    title: say('pdf.tableA'),
    lead: say('pdf.tableA.lead'),
    columns: [
      column(say('term.code'), 10),
      column(say('term.commitment'), 40),
      column(say('term.pillar'), 10),
      column(say('entry.text'), 80),
      column(say('workbook.release.wording'), 24),
      column(say('source.label'), 30),
      column(say('pdf.membersAsked'), 10),
    ],
    fixed: 2,
    rows: rowsOf(document.plan.commitments, (commitment, at) => [
      words(commitment.code),
      strong(text(commitment.title)),
      words(commitment.pillar),
      words(text(commitment.text)),
      words(say(`provenance.${commitment.provenance.kind}`)),
      words(commitment.provenance.source),
      whole(document.tables.commitments[at]?.applicable),
    ]),
  };
}

/** Table B: commitments × members, with both averages. */
export function matrixTable({ document, say, text, score }: ReleaseWords): ReleaseTable {
  const { plan, tables, scores } = document;
  const { members, commitments } = plan;
  const blank = words('');
  const memberRow: OutCell[] = [
    blank,
    strong(say('term.memberAverage')),
    blank,
    ...tables.members.map((mean) => average(mean.average)),
    average(tables.overall.average),
    percent(tables.overall.percent),
  ];
  return {
    name: say('pdf.tableB'),
    title: say('pdf.tableB'),
    lead: say('matrix.heading', { commitments: commitments.length, members: members.length }),
    columns: [
      column(say('term.code'), 10),
      column(say('term.commitment'), 48),
      column(say('term.pillar'), 10),
      ...members.map(({ name, abbreviation }) => {
        const whole = text(name);
        return column(whole.length > 18 ? abbreviation : whole, 12);
      }),
      column(say('term.commitmentAverage'), 14),
      column(say('mean.percent'), 10),
    ],
    fixed: 2,
    foot: 1,
    rows: {
      count: commitments.length + 1,
      cells(row) {
        const commitment = commitments[row];
        if (!commitment) return memberRow;
        const mean = tables.commitments[row];
        return [
          words(commitment.code),
          strong(text(commitment.title)),
          words(commitment.pillar),
          ...scores.slice(row * members.length, (row + 1) * members.length).map(score),
          average(mean?.average),
          percent(mean?.percent ?? null),
        ];
      },
    },
  };
}

/** Every score in a row of its own, with why it was given. */
export function scoreTable({ document, say, text, member, commitment, score, cited }: ReleaseWords): ReleaseTable {
  return {
    name: say('workbook.release.scores'),
    title: say('workbook.release.scores'),
    lead: say('pdf.read.scoresWords'),
    columns: [
      column(say('term.member'), 24),
      column(say('term.code'), 10),
      column(say('term.commitment'), 40),
      column(say('term.score'), 10),
      column(say('term.reason'), 50),
      column(say('workbook.release.rationale'), 70),
      column(say('term.evidence'), 50),
    ],
    fixed: 2,
    rows: rowsOf(document.scores, (each) => {
      const { code, title } = commitment(each.commitment);
      return [
        strong(member(each.member)),
        words(code),
        words(title),
        score(each),
        words(text(each.reason)),
        words(text(each.rationale)),
        words(cited(each.evidence)),
      ];
    }),
  };
}
