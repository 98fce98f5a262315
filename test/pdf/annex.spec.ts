import type { ReleaseDocument } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { renderReport } from '@signatory/pdf';
import { messages } from '@signatory/texts';
import { checkPdf } from './checker/check-pdf.js';
import { allNodes, openPdf, readTables, textOfPage, textOfPages, type OpenPdf } from './checker/open-pdf.js';
import { illustrativeRelease, rioRelease } from './release-documents.js';

type Figure = ReleaseDocument['figures'][number];
const figure = (member: string, indicator: string, changes: Partial<Figure> = {}): Figure => ({
  member,
  indicator,
  cell: 'total',
  value: '1234.50',
  status: 'normal',
  illustrative: true,
  ...changes,
});

/** Two indicators of the first commitment, one of the second; figures as a release has them, by member. */
function figured(figures: Figure[], question = 'How many officers work in the unit?'): ReleaseDocument {
  const { plan, ...rest } = illustrativeRelease({ figures });
  const indicator = (code: string) => ({
    code,
    label: code.toUpperCase(),
    role: 'action',
    question: plainText(question),
  });
  const own: Readonly<Record<string, ReturnType<typeof indicator>[]>> = {
    A1: [indicator('a1-1'), indicator('a1-2')],
    A2: [indicator('a2-1')],
  };
  const commitments = plan.commitments.map((each) => ({ ...each, indicators: own[each.code] ?? [] }));
  return { ...rest, plan: { ...plan, commitments } };
}

async function open(document: ReleaseDocument, language = 'en'): Promise<OpenPdf> {
  const bytes = await renderReport(document, { language });
  expect(checkPdf(bytes)).toEqual([]);
  return openPdf(bytes);
}

const titlesOf = (pdf: OpenPdf): string[] =>
  allNodes(pdf.roots)
    .filter(({ role }) => role === 'H2')
    .map(({ text }) => text);
const tablesOf = (pdf: OpenPdf): string[][][] => readTables(pdf).filter(([head]) => head?.at(-1) === 'Status');

describe('the data annex', () => {
  it.each(['en', 'ja'])('stands between the method and the verification, in %s', async (language) => {
    const say = messages(language);
    const pdf = await open(figured([figure('CAN', 'a1-1')]), language);
    expect(titlesOf(pdf).slice(-3)).toEqual([say('pdf.method'), say('pdf.annex'), say('pdf.verification')]);
    const entries = allNodes(pdf.roots).filter(({ role }) => role === 'TOCI');
    expect(entries.filter(({ text }) => text.startsWith(say('pdf.annex')))).toHaveLength(1);
    expect(pdf.document.loadOutline()?.map(({ title }) => title)).toContain(say('pdf.annex'));
  });

  it('has the figures by indicator, and tells what is held back, missing and not asked apart', async () => {
    const pdf = await open(
      figured([
        figure('CAN', 'a1-1'),
        figure('CAN', 'a1-1', { cell: 'sex.female', value: null, status: 'withheld' }),
        figure('CAN', 'a1-2', { value: '-7', status: 'provisional' }),
        figure('CAN', 'a2-1', { value: null, status: 'not-applicable' }),
        figure('FRA', 'a1-1', { value: null, status: 'confidential' }),
        figure('FRA', 'a1-2', { value: null, status: 'missing' }),
      ]),
    );
    expect(tablesOf(pdf)).toEqual([
      [
        ['Member', 'Total or part', 'Value', 'Status'],
        ['A1-1 How many officers work in the unit?'],
        ['Canada', 'Total', '1,234.50', 'Final'],
        ['Canada', 'sex.female', 'c', 'Confidential'],
        ['France', 'Total', 'c', 'Confidential'],
        ['A1-2 How many officers work in the unit?'],
        ['Canada', 'Total', '−7', 'Provisional'],
        ['France', 'Total', 'n/d', 'Missing'],
      ],
      [
        ['Member', 'Total or part', 'Value', 'Status'],
        ['A2-1 How many officers work in the unit?'],
        ['Canada', 'Total', 'N/A', 'Not applicable'],
      ],
    ]);
  });

  it.each([
    ['en', 'Sex, Female', 'Sex, Other (x)'],
    ['de', 'Geschlecht, weiblich', 'Geschlecht, Other (x)'],
    ['ja', '性別、女性', '性別、Other (x)'],
  ])('calls parts by the plan’s names, in %s, and one without a name by its code', async (language, female, other) => {
    const cells = ['sex.female', 'sex.x', 'age.0-17'];
    const bare = figured(cells.map((cell) => figure('CAN', 'a1-1', { cell })));
    const texts = (en: string, de: string, ja: string) => ({
      original: 'en',
      texts: { en: { text: en }, de: { text: de }, ja: { text: ja } },
    });
    const sex = {
      code: 'sex',
      name: texts('Sex', 'Geschlecht', '性別'),
      codes: [
        { code: 'female', label: texts('Female', 'weiblich', '女性') },
        { code: 'x', label: plainText('Other', 'en') },
        { code: 'o', label: plainText('Other', 'en') },
      ],
    };
    const pdf = await open({ ...bare, plan: { ...bare.plan, disaggregations: [sex] } }, language);
    const tables = readTables(pdf).filter(([, row]) => row?.[0]?.startsWith('A1-1'));
    expect(tables.map((rows) => rows.slice(2).map(([, part]) => part))).toEqual([[female, other, 'age.0-17']]);
    const english = pdf.pages.map(({ content }) => content.languages.get('en') ?? '').join(' ');
    expect(english.includes('Other (x)')).toBe(language !== 'en');
  });

  it('prints at most two thousand figures, totals first, and says so', async () => {
    const totals = ['FRA', 'DEU'].map((member) => figure(member, 'a2-1', { value: '5' }));
    const parts = Array.from({ length: 2_000 }, (_, at) => figure('CAN', 'a1-1', { cell: `age.${at}`, value: '1' }));
    const pdf = await open(figured([...parts, ...totals]));
    const [first = [], second] = tablesOf(pdf);
    expect([first.length, first.at(-1)?.[1]]).toEqual([2_000, 'age.1997']);
    expect(second?.slice(2).map(([member]) => member)).toEqual(['France', 'Germany']);
    expect(textOfPages(pdf).replace(/\s+/g, ' ')).toContain('2,000 of 2,002 figures are printed, totals first.');
    const full = await open(figured(parts));
    expect(tablesOf(full).flat()).toHaveLength(2_002);
    expect(textOfPages(full)).not.toContain('figures are printed');
  });

  it('says again what is asked where its figures go on on another page, and to a reader’s tool once', async () => {
    const many = Array.from({ length: 120 }, (_, at) => figure('CAN', 'a1-2', { cell: `age.${at}`, value: '1' }));
    const pdf = await open(figured([figure('CAN', 'a1-1'), ...many]));
    const pages = pdf.pages.map((_, index) => textOfPage(pdf, index)).filter((text) => /age\.\d+/.test(text));
    expect(pages.length).toBeGreaterThan(2);
    for (const text of pages.slice(1)) {
      expect(text).toContain('A1-2 How many officers');
      expect(text).not.toContain('A1-1');
    }
    expect(
      tablesOf(pdf)
        .flat()
        .filter(([cell]) => cell?.startsWith('A1-2')),
    ).toHaveLength(1);
  });

  it('is not stopped by a question that no font can print, and is in no release without figures', async () => {
    const pdf = await open(figured([figure('CAN', 'a1-1')], 'How many 🚢?'));
    expect(textOfPages(pdf).replace(/\s+/g, ' ')).toContain('A1-1 This text cannot be printed');
    expect(titlesOf(await open(illustrativeRelease()))).not.toContain('Data annex');
    expect(titlesOf(await open(rioRelease()))).not.toContain('Data annex');
  });
});
