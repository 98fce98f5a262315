import type { ReceiptView } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { renderReceipt } from '@signatory/pdf';
import { formatInstant, messages } from '@signatory/texts';
import { checkPdf } from './checker/check-pdf.js';
import { openPdf, readTables, textOfPage, textOfPages } from './checker/open-pdf.js';

const local = (text: string): ReceiptView['title'] => {
  const { original, texts } = plainText(text);
  return { original, texts: { ...texts } };
};

function buildReceipt(changes: Partial<ReceiptView> = {}): ReceiptView {
  return {
    reference: 'G7-2025-IT-2-7F3A91C2',
    cycle: 'g7-2025',
    title: local('G7 Action Plan 2025'),
    plan: {
      title: local('Action Plan to Prevent and Counter the Smuggling of Migrants'),
      version: 1,
      sha256: 'ab12cd34'.repeat(8),
    },
    member: 'IT',
    memberName: local('Italy'),
    version: 2,
    revision: 1234,
    sha256: '7f3a91c2'.repeat(8),
    submittedAt: '2025-11-30T16:20:00.000Z',
    deadline: '2025-12-01T23:59:00.000Z',
    late: false,
    lateTakenBack: false,
    certifiedBy: { name: 'Ada Bruni', office: 'Ministry of the Interior' },
    counts: { asked: 60, answered: 51, noData: 4, notApplicable: 2, confidential: 1, unanswered: 2 },
    clearances: [
      {
        indicator: 'i1_staff',
        label: 'I.1.b',
        agency: 'Coast Guard',
        how: 'sum',
        clearedAt: '2025-11-20T09:00:00.000Z',
      },
    ],
    justified: [
      {
        rule: 'S-RATIO',
        severity: 'ERROR',
        indicator: 'i1_staff',
        label: 'I.1.b',
        part: 'sex.female',
        partName: { original: 'en', texts: { en: { text: 'Sex, Female' }, de: { text: 'Geschlecht, weiblich' } } },
        text: 'The unit was merged in May.',
      },
    ],
    state: 'SUBMITTED',
    ...changes,
  };
}

describe('a receipt', () => {
  it.each(['en', 'fr', 'de', 'it', 'ja'])('in %s has no fault that the checker knows', async (language) => {
    expect(checkPdf(await renderReceipt(buildReceipt(), { language }))).toEqual([]);
  });

  it('prints reference, hash, counts, clearances and answers, and they are read back', async () => {
    const pdf = openPdf(await renderReceipt(buildReceipt()));
    expect(textOfPage(pdf, 0)).toContain('G7-2025-IT-2-7F3A91C2');
    expect(textOfPage(pdf, 0).replaceAll(/\s/g, '')).toContain('7f3a91c2'.repeat(8));
    const cells = readTables(pdf).flat(2);
    for (const printed of [
      '51',
      'Coast Guard',
      'The unit was merged in May.',
      'I.1.b, Sex, Female',
      'Ada Bruni, Ministry of the Interior',
      'On time',
    ])
      expect(cells).toContain(printed);
  });

  it.each(['de', 'ja'])('prints its own words, the plan’s and its dates in %s', async (language) => {
    const say = messages(language);
    const pdf = openPdf(await renderReceipt(buildReceipt(), { language }));
    const text = textOfPages(pdf).replaceAll(/\s/g, '');
    for (const words of [
      say('receipt.pdf.reference'),
      say('receipt.pdf.certified'),
      say('pdf.verify.how'),
      say('receipt.pdf.step1'),
      formatInstant(language, '2025-11-30T16:20:00.000Z'),
    ])
      expect(text).toContain(words.replaceAll(/\s/g, ''));
    expect(readTables(pdf).flat(2)).toContain(
      `I.1.b${say('join.comma')}${language === 'de' ? 'Geschlecht, weiblich' : 'Sex, Female'}`,
    );
  });

  it('tags a justification with its language where it is not the receipt’s, and says where nobody knows it', async () => {
    const spokenIn = async (language: string | undefined, tag: string): Promise<string> => {
      const justified = buildReceipt().justified.map((each) => ({ ...each, ...(language && { language }) }));
      const pages = openPdf(await renderReceipt(buildReceipt({ justified }))).pages;
      return pages.map(({ content }) => content.languages.get(tag) ?? '').join(' ');
    };
    expect(await spokenIn('fr', 'fr')).toContain('The unit was merged in May.');
    expect(await spokenIn(undefined, 'und')).toContain('The unit was merged in May.');
    for (const tag of ['en', 'und']) expect(await spokenIn('en', tag)).not.toContain('The unit was merged');
  });

  it.each([
    [undefined, [595, 842]],
    ['Letter', [612, 792]],
  ] as const)('is on the paper that it was given on: %s', async (paper, [width, height]) => {
    const bytes = await renderReceipt(buildReceipt(paper && { paper }));
    expect(checkPdf(bytes)).toEqual([]);
    const box = openPdf(bytes).pages.map(({ object }) => [2, 3].map((at) => object.get('MediaBox', at).asNumber()));
    expect(box.map((sides) => sides.map(Math.round))).toEqual(box.map(() => [width, height]));
  });

  it('is the same bytes whatever becomes of the version', async () => {
    const [first, second] = await Promise.all(
      (['SUBMITTED', 'WITHDRAWN'] as const).map((state) => renderReceipt(buildReceipt({ state }))),
    );
    expect(Buffer.from(first ?? []).equals(Buffer.from(second ?? []))).toBe(true);
  });

  it('points to its JSON for words in letters that it cannot print', async () => {
    const pdf = await renderReceipt(buildReceipt({ certifiedBy: { name: 'ሰላም', office: 'Ministry' } }));
    expect(checkPdf(pdf)).toEqual([]);
    expect(readTables(openPdf(pdf)).flat(2).join(' ')).toContain('see the receipt’s JSON');
  });

  it('goes on over pages with a thousand answers', async () => {
    const justified = Array.from({ length: 1000 }, (_, n) => ({
      rule: `R-${n}`,
      severity: 'WARNING' as const,
      indicator: 'i1_staff',
      label: 'I.1.b',
      part: null,
      partName: null,
      text: 'Acknowledged after a look at the register. '.repeat(4),
    }));
    expect(checkPdf(await renderReceipt(buildReceipt({ justified })))).toEqual([]);
  });
});
