import { methodWords } from '@signatory/texts';
import type { OutCell } from '../xlsx/sheet-writer.js';
import { column, day, rowsOf, strong, whole, words, type ReleaseTable } from './release-table.js';
import type { ReleaseWords } from './release-words.js';

/** How far two reviewers agreed before they saw each other's score. */
export function agreementTable({ document, say, commitment }: ReleaseWords): ReleaseTable | null {
  const { agreement } = document;
  if (!agreement) return null;
  const lines = [
    { code: '', name: say('agreement.all'), agreed: agreement.agreed, of: agreement.of },
    { code: '', name: say('agreement.proposal'), ...agreement.proposal },
    ...agreement.commitments.map(({ commitment: id, agreed, of }) => {
      const { code, title } = commitment(id);
      return { code, name: title, agreed, of };
    }),
  ];
  return {
    name: say('agreement.heading'),
    title: say('agreement.heading'),
    lead: say('agreement.lead'),
    columns: [
      column(say('term.code'), 10),
      column(say('term.commitment'), 70),
      column(say('agreement.agreed'), 12),
      column(say('workbook.release.compared'), 12),
    ],
    fixed: 2,
    rows: rowsOf(lines, ({ code, name, agreed, of }) => [words(code), strong(name), whole(agreed), whole(of)]),
  };
}

/** What was decided about the arithmetic. */
export function methodTable({ document, language, say }: ReleaseWords): ReleaseTable {
  const { method, source, rescoring } = document;
  const lines: [string, string][] = [
    ...methodWords(language, method, source.kind === 'cycle'),
    ...(rescoring
      ? ([[say('rank.range.label'), say('rank.rangeExplained', { ...rescoring })]] satisfies [string, string][])
      : []),
  ];
  return {
    name: say('pdf.method.settings'),
    title: say('pdf.method'),
    lead: say('pdf.method.lead'),
    columns: [column(say('pdf.setting'), 44), column(say('pdf.value'), 90)],
    fixed: 0,
    rows: rowsOf(lines, ([name, value]): OutCell[] => [strong(name), words(value)]),
  };
}

/** What the plan cites. */
export function sourceTable({ document, say }: ReleaseWords): ReleaseTable | null {
  const { sources } = document.plan;
  if (sources.length === 0) return null;
  return {
    name: say('pdf.sources'),
    title: say('pdf.sources'),
    lead: '',
    columns: [
      column(say('term.code'), 12),
      column(say('workbook.column.title'), 70),
      column(say('workbook.column.publisher'), 40),
      column(say('workbook.column.published'), 14),
      column(say('workbook.column.url'), 60),
    ],
    fixed: 1,
    rows: rowsOf(sources, ({ code, title, publisher, published, url }) => [
      strong(code),
      words(title),
      words(publisher),
      day(published),
      words(url),
    ]),
  };
}
