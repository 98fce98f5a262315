import { answerTerms, nameTerm, statusOf, type ReleaseCompleteness, type ReleaseDocument } from '@signatory/contract';
import { formatInstant } from '@signatory/texts';
import type { OutCell } from '../xlsx/sheet-writer.js';
import { column, day, number, rowsOf, strong, whole, words, type ReleaseTable } from './release-table.js';
import type { ReleaseWords } from './release-words.js';

/** Who reported, and when. */
export function submissionTable({ document, language, say, member }: ReleaseWords): ReleaseTable | null {
  if (document.submissions.length === 0) return null;
  const { completeness = [], plan } = document;
  const complete = new Map(completeness.map((each) => [each.member, each]));
  const isCounted = complete.size > 0;
  const punctual = new Map(document.punctuality?.map((each) => [each.member, each]));
  return {
    name: say('pdf.submissions'),
    title: say('pdf.submissions'),
    lead: say('results.punctuality.heading'),
    columns: [
      column(say('term.member'), 28),
      column(say('pdf.submitted'), 26),
      column(say('results.punctuality.report'), 20),
      column(say('results.punctuality.extendedTo'), 26),
      ...(isCounted
        ? [
            column(say('completeness.heading'), 14),
            column(say('statistics.asked'), 12),
            ...plan.pillars.flatMap(({ code }) => [
              column(`${say('completeness.heading')} ${code}`, 16),
              column(`${say('statistics.asked')} ${code}`, 14),
            ]),
          ]
        : []),
    ],
    fixed: 1,
    rows: rowsOf(document.submissions, ({ member: code, submitted }) => {
      const report = punctual.get(code);
      return [
        strong(member(code)),
        words(submitted ? formatInstant(language, submitted) : say('pdf.notSubmitted')),
        words(report && say(`results.punctuality.${report.kind}`)),
        words(report?.extendedTo && formatInstant(language, report.extendedTo)),
        ...(isCounted ? completeCells(document, complete.get(code)) : []),
      ];
    }),
  };
}

/** What was answered and what was asked, as two numbers: of the whole, and of each pillar. */
function completeCells({ plan }: ReleaseDocument, own: ReleaseCompleteness | undefined): OutCell[] {
  const of = new Map(own?.pillars.map(({ pillar, entries }) => [pillar, entries]));
  return [own?.entries, ...plan.pillars.map(({ code }) => of.get(code))].flatMap((entries) => [
    whole(entries?.answered),
    whole(entries?.asked),
  ]);
}

const COUNTS = ['pass', 'fail', 'justified', 'notApplicable', 'notRun'] as const;

/** What the checks of the reports found; all members together in the last row. */
export function validationTable({ document, say, member }: ReleaseWords): ReleaseTable | null {
  const { validation } = document;
  if (validation.length === 0) return null;
  const total = COUNTS.map((each) => validation.reduce((sum, counts) => sum + counts[each], 0));
  const lines = [
    ...validation.map((each) => ({ name: member(each.member), counts: COUNTS.map((count) => each[count]) })),
    { name: say('pdf.allMembers'), counts: total },
  ];
  return {
    name: say('pdf.validation'),
    title: say('pdf.validation'),
    lead: say('pdf.validation.lead'),
    columns: [column(say('term.member'), 28), ...COUNTS.map((each) => column(say(`pdf.check.${each}`), 16))],
    fixed: 1,
    foot: 1,
    rows: rowsOf(lines, ({ name, counts }) => [strong(name), ...counts.map(whole)]),
  };
}

/** Rules that were suspended, of which the counts say that they were not run: why, and in whose reports. */
export function suspendedTable({ document, say, text, member }: ReleaseWords): ReleaseTable | null {
  const { suspended = [] } = document;
  if (suspended.length === 0) return null;
  return {
    name: say('pdf.suspended'),
    title: say('pdf.suspended'),
    lead: say('pdf.suspended.lead'),
    columns: [column(say('term.code'), 28), column(say('term.reason'), 90), column(say('term.member'), 40)],
    fixed: 1,
    rows: rowsOf(suspended, ({ rule, reason, members }) => [
      strong(rule),
      words(text(reason)),
      words(members.map(member).join(say('join.comma'))),
    ]),
  };
}

/** By code, each with the code of its commitment. */
function indicatorsOf({ commitments }: ReleaseDocument['plan']) {
  return new Map(
    commitments.flatMap(({ code, indicators }) => indicators.map((each) => [each.code, { ...each, of: code }])),
  );
}

/** The data annex: approved public figures. What is withheld stands as `c`, as in every other form of the release. */
export function figureTable({ document, say, text, member, part }: ReleaseWords): ReleaseTable | null {
  const { figures, plan } = document;
  if (figures.length === 0) return null;
  const indicators = indicatorsOf(plan);
  return {
    name: say('files.product.figures-csv'),
    title: say('files.product.figures-csv'),
    lead: '',
    columns: [
      column(say('term.member'), 24),
      column(say('term.commitment'), 12),
      column(say('term.indicator'), 60),
      column(say('term.code'), 18),
      column(say('workbook.release.part'), 22),
      column(say('pdf.value'), 16),
      column(say('workbook.column.unit'), 18),
      column(say('entry.status'), 18),
    ],
    fixed: 1,
    rows: rowsOf(figures, ({ member: code, indicator, cell, value, status, currency }) => {
      const found = indicators.get(indicator);
      return [
        strong(member(code)),
        words(found?.of),
        words(text(found?.question)),
        words(indicator),
        words(part(cell)),
        status === 'withheld' ? words('c') : number(value),
        words(currency ?? text(found?.unit)),
        words(say(`observation.${statusOf({ status })}`)),
      ];
    }),
  };
}

/** Approved answers that are neither figures nor text: a line for each, of a list one for each item that was named. */
export function answerTable({ document, say, language, text, member }: ReleaseWords): ReleaseTable | null {
  const { answers = [], plan } = document;
  if (answers.length === 0) return null;
  const indicators = indicatorsOf(plan);
  const lines = answers.flatMap((answer) =>
    answerTerms(indicators.get(answer.indicator) ?? {}, answer).map((term) => ({ ...answer, term })),
  );
  return {
    name: say('answers.heading'),
    title: say('answers.heading'),
    lead: say('answers.lead'),
    columns: [
      column(say('term.member'), 24),
      column(say('term.commitment'), 12),
      column(say('term.indicator'), 60),
      column(say('term.code'), 18),
      column(say('answers.answer'), 40),
      column(say('erratum.date'), 14),
      column(say('entry.status'), 18),
    ],
    fixed: 1,
    rows: rowsOf(lines, ({ member: code, indicator, term, status }) => {
      const found = indicators.get(indicator);
      return [
        strong(member(code)),
        words(found?.of),
        words(text(found?.question)),
        words(indicator),
        words(term.kind === 'confidential' ? 'c' : nameTerm(say, language, term).text),
        day('day' in term ? (term.day ?? undefined) : undefined),
        words(say(`observation.${statusOf({ status })}`)),
      ];
    }),
  };
}

/** What members published beside their answers, as they wrote it. */
export function narrativeTable({ document, say, text, member }: ReleaseWords): ReleaseTable | null {
  const { narratives = [], plan } = document;
  if (narratives.length === 0) return null;
  const questions = new Map(
    plan.commitments.flatMap(({ indicators }) => indicators.map(({ code, question }) => [code, question])),
  );
  return {
    name: say('narratives.heading'),
    title: say('narratives.heading'),
    lead: say('narratives.lead'),
    columns: [
      column(say('term.member'), 24),
      column(say('term.indicator'), 60),
      column(say('term.code'), 18),
      column(say('entry.narrative'), 90),
    ],
    fixed: 1,
    rows: rowsOf(narratives, ({ member: code, indicator, text: told }) => [
      strong(member(code)),
      words(text(questions.get(indicator))),
      words(indicator),
      words(text(told)),
    ]),
  };
}
