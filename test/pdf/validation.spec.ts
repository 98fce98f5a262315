import type { ReleaseDocument } from '@signatory/contract';
import { renderReport } from '@signatory/pdf';
import { messages } from '@signatory/texts';
import { checkPdf } from './checker/check-pdf.js';
import { allNodes, openPdf, readTables, textOfPages } from './checker/open-pdf.js';
import { illustrativeRelease, rioRelease } from './release-documents.js';

const VALIDATION: ReleaseDocument['validation'] = [
  { member: 'CAN', pass: 1200, fail: 3, justified: 2, notApplicable: 40, notRun: 1 },
  { member: 'JPN', pass: 60, fail: 0, justified: 0, notApplicable: 7, notRun: 0 },
];

/** Title of the section, its heading among the headings, and the sections in their order. */
async function open(document: ReleaseDocument, language = 'en') {
  const bytes = await renderReport(document, { language });
  expect(checkPdf(bytes)).toEqual([]);
  const pdf = openPdf(bytes);
  const titles = allNodes(pdf.roots)
    .filter(({ role }) => role === 'H2')
    .map(({ text }) => text);
  return { pdf, titles, text: textOfPages(pdf).replace(/\s+/g, ' ') };
}

describe('validation coverage', () => {
  it.each(['en', 'ja'])('is a section of its own between the ledger and the method, in %s', async (language) => {
    const say = messages(language);
    const { pdf, titles, text } = await open(illustrativeRelease({ validation: VALIDATION, ledger: [] }), language);
    const at = titles.indexOf(say('pdf.validation'));
    expect([titles[at - 1], titles[at + 1]]).toEqual([say('ledger.heading'), say('pdf.method')]);
    const entries = allNodes(pdf.roots).filter(({ role }) => role === 'TOCI');
    expect(entries.filter((entry) => entry.text.startsWith(say('pdf.validation')))).toHaveLength(1);
    expect(pdf.document.loadOutline()?.map(({ title }) => title)).toContain(say('pdf.validation'));
    for (const each of ['pass', 'fail', 'justified', 'notApplicable', 'notRun'] as const)
      expect(text.replaceAll(' ', '')).toContain(say(`pdf.validation.${each}`).replaceAll(' ', ''));
  });

  it('counts the cycle and each member; a dash is nobody’s nought', async () => {
    const { pdf, text } = await open(illustrativeRelease({ validation: VALIDATION }));
    const table = readTables(pdf).find(([head]) => head?.[4] === 'Not applicable') ?? [];
    expect(table.slice(0, 3)).toEqual([
      ['Member', 'Pass', 'Fail', 'Justified', 'Not applicable', 'Not run'],
      ['All members', '1,260', '3', '2', '47', '1'],
      ['Canada', '1,200', '3', '2', '40', '1'],
    ]);
    expect(table.find(([name]) => name === 'France')).toEqual(['France', '–', '–', '–', '–', '–']);
    expect(table.find(([name]) => name === 'Japan')).toEqual(['Japan', '60', '0', '0', '7', '0']);
    expect(text).toContain('A dash: no certified report of the member was checked.');
  });

  it('names the rules that were suspended, with the reason and the members, and nothing of rules otherwise', async () => {
    const reason = { original: 'fr', texts: { fr: { text: 'Elle ne peut pas être exécutée.' } } };
    const suspended = [{ rule: 'T-COSTLY', reason, members: ['JPN', 'CAN'] }];
    const { text } = await open(illustrativeRelease({ validation: VALIDATION, suspended }));
    expect(text).toContain('Suspended by the secretariat, and so not run in some reports:');
    expect(text).toContain('T-COSTLY: Elle ne peut pas être exécutée.');
    expect(text).toContain('Canada, Japan');
    expect((await open(illustrativeRelease({ validation: VALIDATION }))).text).not.toContain('Suspended by');
  });

  it('says that there is none of an own cycle, and nothing of an imported matrix', async () => {
    expect((await open(illustrativeRelease())).text).toContain('No checks of reports are on record for this cycle.');
    expect((await open(rioRelease())).titles).not.toContain('Validation coverage');
  });
});

describe('who reported, when, and who in time', () => {
  const sent = { state: 'ACCEPTED', version: 1, sha256: null } as const;
  const submissions: ReleaseDocument['submissions'] = [
    { ...sent, member: 'ITA', submitted: null, late: false },
    { ...sent, member: 'JPN', submitted: '2026-12-01T12:00:00.000Z', late: true },
  ];
  const punctuality: NonNullable<ReleaseDocument['punctuality']> = [
    { member: 'JPN', kind: 'late', extendedTo: '2026-12-03T12:00:00.000Z' },
    { member: 'ITA', kind: 'not-submitted', extendedTo: null },
  ];
  const rowsOf = async (changes: Partial<ReleaseDocument>) => {
    const { pdf } = await open(illustrativeRelease(changes));
    return readTables(pdf).find(([head]) => head?.includes('Submitted') || head?.includes('Extended to'));
  };

  it('stand in one table, in the plan’s order, that says nothing of checks', async () => {
    expect(await rowsOf({ submissions, punctuality, validation: VALIDATION })).toEqual([
      ['Member', 'Submitted', 'Report', 'Extended to'],
      ['Italy', 'Not submitted', 'Not submitted', '–'],
      ['Japan', expect.stringContaining('1 December 2026'), 'Late', expect.stringContaining('3 December 2026')],
    ]);
  });

  it('are told as far as a release from before has them', async () => {
    expect(await rowsOf({ submissions })).toEqual([
      ['Member', 'Submitted'],
      ['Italy', 'Not submitted'],
      ['Japan', expect.stringMatching(/^1 December 2026.*, late$/)],
    ]);
    expect((await rowsOf({ punctuality }))?.[1]).toEqual(['Italy', 'Not submitted', '–']);
    expect(await rowsOf({})).toBeUndefined();
  });
});
