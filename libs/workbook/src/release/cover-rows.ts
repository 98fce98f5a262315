import { formatDate, formatDateRange, formatDecimal, overallTerms } from '@signatory/texts';
import { COVER_HEIGHT } from '../xlsx/cover.js';
import type { OutCell, OutRow } from '../xlsx/sheet-writer.js';
import type { ReleaseWords } from './release-words.js';

/** The first sheet: what the release is, which sheets there are, how they are read and how a copy is checked. */
export function coverRows(sheet: ReleaseWords, sheets: readonly string[], releaseHash: string | undefined): OutRow[] {
  const { document, say, text } = sheet;
  return [
    band(text(document.title), 'cover', COVER_HEIGHT),
    band(say(document.phase === 'interim' ? 'pdf.cover.interim' : 'pdf.cover.final'), 'band', 24),
    { cells: [] },
    ...factsOf(sheet, releaseHash).map(([name, value]): OutRow => ({
      cells: [
        { text: name, style: 'label' },
        { text: value, style: 'question' },
      ],
    })),
    { cells: [] },
    section(say('workbook.release.sheets')),
    ...sheets.map((name): OutRow => ({ cells: [null, { text: name, style: 'link' }] })),
    { cells: [] },
    section(say('pdf.howToRead')),
    ...notesOf(sheet).map((note): OutRow => ({ cells: [null, { text: note, style: 'words' }] })),
  ];
}

/** The row in which the first sheet is named, counted from 1; the others follow. */
export function firstNamed(sheet: ReleaseWords, releaseHash: string | undefined): number {
  return 3 + factsOf(sheet, releaseHash).length + 3;
}

function factsOf(
  { document, language, say, text, marks }: ReleaseWords,
  releaseHash: string | undefined,
): [string, string][] {
  const { plan, cycle, source, tables, software, verification } = document;
  const { overall } = tables;
  const facts: [string, string | null | undefined][] = [
    [say('term.plan'), text(plan.title)],
    [say('term.cycle'), source.kind === 'cycle' ? text(cycle.title) : null],
    [say('term.window'), cycle.window && formatDateRange(language, cycle.window.from, cycle.window.to)],
    [say('term.release'), document.number === 0 ? say('pdf.fromFile') : String(document.number)],
    [say('pdf.issued'), document.issued && formatDate(language, document.issued)],
    [say('mark.label'), marks('long').join(say('join.sentence'))],
    [
      say(overallTerms(document.method.overall).own),
      overall.average === null
        ? say('mean.nothingScored')
        : say('mean.printed', { average: formatDecimal(language, overall.average), percent: overall.percent ?? 0 }),
    ],
    [say('term.coverage'), say('mean.coverage', { scored: overall.scored, applicable: overall.applicable })],
    [say('source.label'), [source.citation, source.url].filter(Boolean).join(say('join.comma'))],
    [say('term.releaseHash'), releaseHash],
    [say('pdf.planHash'), plan.sha256],
    [say('pdf.sourceHash'), source.sha256],
    [say('pdf.folderHash'), source.folder?.sha256],
    [say('pdf.verify.at'), verification && releaseHash ? `${verification.site}/verify?hash=${releaseHash}` : null],
    [say('pdf.software'), `${software.name} ${software.version}`],
  ];
  return facts.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
}

function notesOf({ document, say }: ReleaseWords): string[] {
  const { method, source } = document;
  return [
    ...(source.kind === 'matrix' && source.citation ? [say('pdf.cover.thirdParty')] : []),
    say('pdf.read.lead'),
    say(method.na === 'exclude' ? 'pdf.read.naExclude' : 'pdf.read.naZero'),
    say('pdf.read.averagesWords'),
    say('mean.percentExplained'),
    ...(method.ranking === 'ranks' ? [say('rank.intervalExplained'), say('rank.noDifference')] : []),
    ...(method.ranking === 'bands' ? [say('rank.bandsExplained')] : []),
    say('workbook.release.check'),
  ];
}

function section(text: string): OutRow {
  return { height: 24, cells: [{ text, style: 'section' }] };
}

function band(text: string, style: 'cover' | 'band', height: number): OutRow {
  const cell = (words: string): OutCell => ({ text: words, style });
  return { height, cells: [cell(text), cell('')] };
}
