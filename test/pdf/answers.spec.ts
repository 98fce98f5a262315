import type { ReleaseAnswer, ReleaseDocument } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { renderCommitmentSheet, renderReport } from '@signatory/pdf';
import { messages } from '@signatory/texts';
import { checkPdf } from './checker/check-pdf.js';
import { allNodes, openPdf, readTables, textOfPages, type OpenPdf } from './checker/open-pdf.js';
import { headingsOf } from './checker/read-layout.js';
import { illustrativeRelease, rioRelease } from './release-documents.js';

const named = (en: string, ja: string) => ({ original: 'en', texts: { en: { text: en }, ja: { text: ja } } });
const INDICATORS = [
  {
    code: 'a1_stage',
    label: 'A1.a',
    type: 'choice' as const,
    question: plainText('How far is the unit?'),
    codes: [
      { code: 'none', label: named('None', 'なし') },
      { code: 'operating', label: named('Operating', '運用中') },
    ],
  },
  {
    code: 'a1_routes',
    label: 'A1.b',
    type: 'list' as const,
    question: plainText('Which routes?'),
    codes: [{ code: 'sea', label: named('Sea', '海路') }],
  },
];

const answer = (
  member: string,
  indicator: string,
  value: ReleaseAnswer['value'],
  status: ReleaseAnswer['status'] = 'normal',
): ReleaseAnswer => ({ member, indicator, value, status, illustrative: true });

function answered(answers: ReleaseAnswer[], question = 'How far is the unit?'): ReleaseDocument {
  const { plan, ...rest } = illustrativeRelease({ answers });
  const [stage, routes] = INDICATORS;
  if (!stage || !routes) throw new Error('There are no indicators.');
  const own = [{ ...stage, question: plainText(question) }, routes].map((each) => ({ ...each, role: 'action' }));
  const [first, ...others] = plan.commitments;
  if (!first) throw new Error('There is no commitment.');
  return { ...rest, plan: { ...plan, commitments: [{ ...first, indicators: own }, ...others] } };
}

async function open(document: ReleaseDocument, language = 'en'): Promise<OpenPdf> {
  const bytes = await renderReport(document, { language });
  expect(checkPdf(bytes)).toEqual([]);
  return openPdf(bytes);
}

const rowsOf = (pdf: OpenPdf, language = 'en'): string[][] =>
  readTables(pdf).find(([head]) => head?.[0] === messages(language)('answers.answer')) ?? [];
/** The page on which the table of answers begins. */
const pageOfTable = ({ roots }: OpenPdf): number | undefined => {
  const tables = allNodes(roots).filter(({ role }) => role === 'Table');
  const cells = tables.map((each) => allNodes([each]).filter(({ role }) => role === 'TH'));
  const [first] = cells.find(([head]) => head?.text === 'Answer') ?? [];
  return allNodes(first ? [first] : []).flatMap(({ content }) => content)[0]?.page;
};
const titlesOf = (pdf: OpenPdf): string[] =>
  allNodes(pdf.roots)
    .filter(({ role }) => role === 'H2')
    .map(({ text }) => text);

const ANSWERS = [
  answer('CAN', 'a1_stage', 'operating'),
  answer('CAN', 'a1_routes', [{ key: 'sea', date: '2025-03-01' }]),
  answer('FRA', 'a1_stage', null, 'confidential'),
  answer('FRA', 'a1_routes', []),
  answer('DEU', 'a1_stage', 'operating'),
  answer('DEU', 'a1_routes', [{ key: 'sea' }]),
];

describe('answers that are neither figures nor text', () => {
  it('stand behind the method, each with those who gave it', async () => {
    const pdf = await open(answered(ANSWERS));
    expect(titlesOf(pdf).slice(-2)).toEqual(['Answers reported', 'Verification']);
    const [head, group, ...rows] = rowsOf(pdf);
    expect(head).toEqual(['Answer', 'Number', 'Members']);
    expect(group?.[0]).toMatch(/^A1 /);
    expect(rows).toEqual([
      ['A1.a How far is the unit?'],
      ['Operating', '2', 'Canada, Germany'],
      ['Confidential', '1', 'France'],
      ['A1.b Which routes?'],
      ['Sea', '2', 'Canada (1 March 2025), Germany'],
      ['None on the list', '1', 'France'],
    ]);
  });

  it('begin on the page of their heading, wherever that stands', async () => {
    const begins: number[] = [];
    for (let count = 0; count < 24; count += 2) {
      const { plan, ...rest } = answered(ANSWERS);
      const sources = Array.from({ length: count }, (_, at) => ({
        code: `s${at}`,
        title: `Source ${at}`,
        publisher: 'A',
      }));
      const pdf = openPdf(await renderReport({ ...rest, plan: { ...plan, sources } }));
      const heading = headingsOf(pdf).find(({ text }) => text === 'Answers reported');
      expect([count, pageOfTable(pdf)]).toEqual([count, heading?.page]);
      begins.push(heading?.page ?? -1);
    }
    // Some went on where the method ended, and some were turned over.
    expect(new Set(begins).size).toBeGreaterThan(1);
  });

  it('stand on the sheet of their commitment, with its figures and what stands in place of one', async () => {
    const figure = (member: string, value: string | null) => {
      const status = value === null ? ('withheld' as const) : ('normal' as const);
      return { member, indicator: 'a1_staff', cell: 'total', value, status, illustrative: true };
    };
    const document = answered(ANSWERS);
    const [first, second] = document.plan.commitments;
    const staff = { code: 'a1_staff', label: 'A1.c', role: 'context', question: plainText('How many?') };
    first?.indicators.push({ ...staff, unit: plainText('officers') });
    const figures = [figure('CAN', '1234'), figure('FRA', null)];
    const sheetOf = async (id = '') => {
      const bytes = await renderCommitmentSheet({ ...document, figures }, id);
      expect(checkPdf(bytes)).toEqual([]);
      return openPdf(bytes);
    };
    const sheet = await sheetOf(first?.id);
    expect(rowsOf(sheet).slice(-4)).toEqual([
      ['Sea', '2', 'Canada (1 March 2025), Germany'],
      ['None on the list', '1', 'France'],
      ['A1.c How many?'],
      ['officers', '2', 'Canada (1,234), France (c)'],
    ]);
    expect(textOfPages(sheet)).toContain('c: kept confidential by the member');
    expect(rowsOf(await sheetOf(second?.id))).toEqual([]);
  });

  it('are called by the plan’s names in Japanese, and a question that no font can print is said to be one', async () => {
    const pdf = await open(answered(ANSWERS, 'How far is the 🚢?'), 'ja');
    const rows = rowsOf(pdf, 'ja');
    expect(rows.flatMap(([words]) => words ?? [])).toEqual(expect.arrayContaining(['運用中', '海路', '非公開']));
    expect(rows.flat().some((words) => words.includes('🚢'))).toBe(false);
  });

  it('are in no report of a release that has none, and so many are cut at an indicator', async () => {
    expect(titlesOf(await open(rioRelease()))).not.toContain('Answers reported');
    expect(titlesOf(await open(answered([])))).not.toContain('Answers reported');
    const many = Array.from({ length: 10_000 }, () => answer('CAN', 'a1_stage', 'none'));
    const pdf = await open(answered([...many, answer('CAN', 'a1_routes', [])]));
    expect(rowsOf(pdf).map(([words]) => words)).not.toContain('None on the list');
    expect(textOfPages(pdf).replace(/\s+/g, ' ')).toContain('The answers to 1 of 2 indicators are printed.');
  });
});
