import { planFiles, type ReleaseDocument } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { renderReleaseFile } from '@signatory/pdf';
import { LANGUAGES } from '@signatory/texts';
import { openParts, openWorkbook, type Cell, type Sheet } from './checker/open-workbook.js';
import { illustrativeRelease, releaseOf, rioRelease } from './release-documents.js';
import { repliedRelease } from './replied-release.js';

const HASH = 'ab'.repeat(32);

async function workbookOf(document: ReleaseDocument, language = 'en'): Promise<Buffer> {
  const file = planFiles(document, [language]).find(({ product }) => product === 'workbook');
  if (!file) throw new Error('no workbook is planned');
  return Buffer.from((await renderReleaseFile(document, file, HASH)) as Uint8Array);
}

function sheet(sheets: readonly Sheet[], name: string): Sheet {
  const found = sheets.find((each) => each.name === name);
  if (!found) throw new Error(`no sheet ${name} among ${sheets.map((each) => each.name).join(', ')}`);
  return found;
}

/** The rows under the heads, each by its heads. */
function records({ rows }: Sheet): Record<string, Cell>[] {
  const [, , heads = [], ...rest] = rows;
  return rest.map((row) => Object.fromEntries(row.map((cell, at) => [String(heads[at]), cell])));
}

/** A printed average or percent as the number that a cell must hold. */
const number = (printed: string | null): number | null => (printed === null ? null : Number(printed.replace('−', '-')));

describe('the workbook of a release', () => {
  it('leads to the page that checks it, and has no column of remarks where there are none', async () => {
    const key = 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k';
    const signed = illustrativeRelease({ verification: { site: 'https://monitor.example', key } });
    const sheets = openWorkbook(await workbookOf(signed));
    const cover = sheets[0]?.rows.flat().map(String) ?? [];
    expect(cover).toContain(`https://monitor.example/verify?hash=${HASH}`);
    const heads = sheet(sheets, 'Table C. Members by average').rows[2]?.map(String) ?? [];
    expect(heads.slice(-3)).toEqual(['Rank', 'Rank interval, from', 'Rank interval, to']);
  });

  it('prints its average as the language does, on the first sheet, and cuts no name of a sheet inside a word or after one that leads on', async () => {
    const sheets = openWorkbook(await workbookOf(rioRelease(), 'de'));
    expect(sheets[0]?.rows.flat()).toContain('+0,28 (64\u00a0%)');
    const names = sheets.map(({ name }) => name);
    expect(names).toContain('Tabelle C. Mitglieder');
    expect(names).toContain('Tabelle D. Zusagen');
  });

  it('lists what is cited with its page, the day it was read and the words that show it', async () => {
    const release = illustrativeRelease();
    const decree = { title: 'The decree', publisher: 'Gazette', url: 'https://example.org/decree' };
    const quoted = { ...decree, accessed: '2026-03-03', page: '14', quote: 'in force at once' };
    const scores = release.scores.map((score, at) => (at === 0 ? { ...score, evidence: [decree, quoted] } : score));
    const sheets = openWorkbook(await workbookOf({ ...release, scores }));
    const listed = sheets.flatMap((each) => records(each).flatMap((row) => row['Evidence'] ?? []));
    expect(listed).toEqual([
      'The decree, Gazette, https://example.org/decree\nThe decree, Gazette, page 14, https://example.org/decree, Access Date: 2026-03-03 “in force at once”',
    ]);
  });

  it('lists where indicators stood, where they shall be and how they are measured, and nothing of others', async () => {
    const { plan, ...rest } = illustrativeRelease();
    const codes = [{ code: 'full', label: plainText('In full') }];
    const stated = {
      type: 'choice',
      codes,
      target: { value: 'full', date: '2030' },
      method: plainText('A count'),
    } as const;
    const [told, silent] = ['a', 'b'].map((code) => ({ code, label: code, role: 'output', question: plainText(code) }));
    const commitments = plan.commitments.map((commitment, at) => ({
      ...commitment,
      indicators: at === 0 && told && silent ? [{ ...told, ...stated }, silent] : [],
    }));
    const sheets = openWorkbook(await workbookOf({ ...rest, plan: { ...plan, commitments } }));
    const rows = sheets.filter(({ name }) => name === 'What is asked').flatMap((each) => records(each));
    expect(rows.map((row) => [row['Code'], row['Target'], row['How it is measured']])).toEqual([
      ['a', 'In full (by 2030)', 'A count'],
    ]);
  });

  it('calls the parts of figures by the plan’s names', async () => {
    const cells = ['total', 'sex.female', 'sex.x'];
    const figure = { member: 'CAN', indicator: 'i', value: '1', status: 'normal', illustrative: true } as const;
    const { plan, ...rest } = illustrativeRelease({ figures: cells.map((cell) => ({ ...figure, cell })) });
    const female = { original: 'en', texts: { en: { text: 'Female' }, fr: { text: 'Femmes' } } };
    const sex = { code: 'sex', name: plainText('Sex', 'en'), codes: [{ code: 'female', label: female }] };
    const named = { ...rest, plan: { ...plan, disaggregations: [sex] } };
    const sheets = openWorkbook(await workbookOf(named, 'fr'));
    const parts = sheets.flatMap((each) => records(each).flatMap((row) => row['Total ou partie'] ?? []));
    expect(parts).toEqual(['Total', 'Sex, Femmes', 'sex.x']);
  });

  it('has every figure of the tables as a number, one for one', async () => {
    const document = rioRelease();
    const { tables, plan, scores } = document;
    const sheets = openWorkbook(await workbookOf(document));
    const matrix = sheet(sheets, 'Table B. Score matrix').rows.slice(3);
    expect(matrix.slice(0, -1).map((row) => row.slice(3))).toEqual(
      plan.commitments.map((_, row) => [
        ...scores
          .slice(row * plan.members.length, (row + 1) * plan.members.length)
          .map(({ kind, value }) => (kind === 'score' ? value : kind === 'not-asked' ? 'N/A' : 'no data')),
        number(tables.commitments[row]?.average ?? null),
        (tables.commitments[row]?.percent ?? 0) / 100,
      ]),
    );
    expect(matrix.at(-1)?.slice(3)).toEqual([
      ...tables.members.map(({ average }) => number(average)),
      number(tables.overall.average),
      (tables.overall.percent ?? 0) / 100,
    ]);
    const members = records(sheet(sheets, 'Table C. Members by average'));
    expect(members.map(({ Rank }) => Rank)).toEqual(members.map(({ Rank }) => Number(Rank)).sort((a, b) => a - b));
    for (const mean of tables.members)
      expect(members.find(({ Code }) => Code === mean.member)).toMatchObject({
        Average: number(mean.average),
        Percent: (mean.percent ?? 0) / 100,
        Scored: mean.scored,
        Asked: mean.applicable,
        '+1': mean.distribution.full,
        '0': mean.distribution.partial,
        '−1': mean.distribution.none,
        Rank: mean.rank,
        'Rank interval, from': mean.rankInterval?.[0],
        'Rank interval, to': mean.rankInterval?.[1],
      });
    expect(records(sheet(sheets, 'Table D. Commitments by average')).length).toBe(13);
    expect(records(sheet(sheets, 'Scores with reasons')).length).toBe(273);
  });

  it('tells coverage, bounds and why a member is not ranked', async () => {
    const sketch = {
      title: 'T',
      plan: 'P',
      members: [
        ['A', 'Aland', 'A'],
        ['B', 'Bland', 'B'],
      ],
    } as const;
    const document = releaseOf({
      ...sketch,
      commitments: [
        ['1', null, 'One', '+.'],
        ['2', null, 'Two', '0-'],
      ],
    });
    const [a, b] = records(sheet(openWorkbook(await workbookOf(document)), 'Table C. Members by average'));
    expect(a).toMatchObject({ Code: 'A', Coverage: 1, 'Lowest, all gaps −1': null, Rank: 1, Remark: null });
    expect(b).toMatchObject({
      Code: 'B',
      Coverage: 0.5,
      'Lowest, all gaps −1': -1,
      'Highest, all gaps +1': 0,
      Rank: null,
      Remark: 'Not ranked: 1 of 2 scored',
    });
  });

  it('prints replies and the ledger, and no word of a reply that is on file', async () => {
    const sheets = openWorkbook(await workbookOf(repliedRelease()));
    const replies = records(sheet(sheets, 'Right of reply'));
    expect(replies.map(({ Member, Reply }) => `${Member}: ${Reply}`)).toEqual([
      'Germany: The member accepts the score.',
      'Japan: The member contests the score. The map was published in June.',
      'European Union: The member contests the score. Reply on file: the member asked not to publish its words.',
    ]);
    expect(records(sheet(sheets, 'Recalibration ledger'))).toMatchObject([{ Member: 'Japan', Before: 0, Now: 1 }]);
  });

  it('counts what the checks of the reports found, and has no such sheet without', async () => {
    const counts = { pass: 9, fail: 3, justified: 2, notApplicable: 4, notRun: 1 };
    const validation = ['CAN', 'JPN'].map((member) => ({ member, ...counts }));
    const sheets = openWorkbook(await workbookOf(illustrativeRelease({ validation })));
    const names = sheets.map(({ name }) => name);
    expect(names.indexOf('Validation coverage')).toBe(names.indexOf('Settings') - 1);
    expect(records(sheet(sheets, 'Validation coverage'))).toEqual([
      { Member: 'Canada', Pass: 9, Fail: 3, Justified: 2, 'Not applicable': 4, 'Not run': 1 },
      { Member: 'Japan', Pass: 9, Fail: 3, Justified: 2, 'Not applicable': 4, 'Not run': 1 },
      { Member: 'All members', Pass: 18, Fail: 6, Justified: 4, 'Not applicable': 8, 'Not run': 2 },
    ]);
    const before = openWorkbook(await workbookOf(illustrativeRelease()));
    expect(before.map(({ name }) => name)).not.toContain('Validation coverage');
  });

  it('keeps a text a text, whatever it begins with', async () => {
    const traps = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '=HYPERLINK("https://example.org","x")',
      '007',
      '1e5',
      '<&>"',
    ];
    const document = releaseOf({
      title: '=cmd|x',
      plan: '@plan',
      members: [
        ['A', '=1+2', '=A'],
        ['B', '@b', '+B'],
      ],
      commitments: traps.map((title, at) => [`c${at}`, null, title, '+0'] as const),
    });
    const sheets = openWorkbook(await workbookOf(document));
    expect(records(sheet(sheets, 'Table A. Commitments assessed')).map(({ Commitment }) => Commitment)).toEqual(traps);
    expect(sheet(sheets, 'Table B. Score matrix').rows[2]?.slice(3, 5)).toEqual(['=1+2', '@b']);
    for (const [path, xml] of openParts(await workbookOf(document)))
      expect([path, /<f[ >]/.test(xml)]).toEqual([path, false]);
  });

  it('says which release it is of, keeps heads in sight and on every page, and is the same twice', async () => {
    const document = illustrativeRelease();
    const bytes = await workbookOf(document);
    expect((await workbookOf(document)).equals(bytes)).toBe(true);
    const parts = openParts(bytes);
    expect(parts.get('docProps/core.xml')).toContain(`<dc:identifier>sha256:${HASH}</dc:identifier>`);
    const sheets = openWorkbook(bytes);
    expect(sheets[0]?.rows.flat()).toEqual(
      expect.arrayContaining([HASH, 'Illustrative data. Not an assessment of any government.']),
    );
    for (const { name, xml } of sheets.slice(1)) {
      expect([name, /<pane [^>]*ySplit="3"[^>]*state="frozen"/.test(xml), /<autoFilter ref="A3:/.test(xml)]).toEqual([
        name,
        true,
        true,
      ]);
      expect(parts.get('xl/workbook.xml')).toContain(`'${name}'!$3:$3`);
    }
  });

  it.each([
    ['en', 'Illustrative data. Not an assessment of any government. Draft. ', 'Illustrative data · Draft · '],
    ['ja', '例示データです。', '例示データ · '],
  ])('says on every sheet and every printed page what the data are not, in %s', async (language, begins, mark) => {
    const release = illustrativeRelease({ marks: ['illustrative', 'draft'] });
    const [, ...tables] = openWorkbook(await workbookOf(release, language));
    expect(tables.length).toBeGreaterThan(6);
    for (const { name, rows, xml } of tables) {
      expect([name, String(rows[1]?.[0]).startsWith(begins)]).toEqual([name, true]);
      expect(xml).toContain(`<oddFooter>&amp;L${mark}`);
    }
  });

  it('is printed on the paper that the release is laid out for', async () => {
    for (const [paper, size] of [
      ['Letter', '1'],
      ['A4', '9'],
      [undefined, '9'],
    ] as const) {
      const sheets = openWorkbook(await workbookOf({ ...illustrativeRelease(), paper }));
      const sizes = sheets.map(({ xml }) => /<pageSetup paperSize="(\d+)"/.exec(xml)?.[1]);
      expect(new Set(sizes)).toEqual(new Set([size]));
    }
  });

  it('keeps the foot of a long title as short as Excel takes it', async () => {
    const release = illustrativeRelease({ title: plainText('Ports & skies '.repeat(40), 'en') });
    for (const { xml } of openWorkbook(await workbookOf(release))) {
      const foot = /<oddFooter>(.*)<\/oddFooter>/.exec(xml)?.[1]?.replaceAll('&amp;', '&') ?? '';
      expect(foot.length).toBeGreaterThan(200);
      expect(foot.length).toBeLessThanOrEqual(255);
      expect(foot).toMatch(/^&L(?:[^&]|&&)*…&RPage &P of &N$/);
    }
  });

  it.each(LANGUAGES)('has names of sheets that every spreadsheet takes, none twice, in %s', async (language) => {
    const names = openWorkbook(await workbookOf(repliedRelease(), language)).map(({ name }) => name);
    expect(names.filter((name) => name.length > 31 || /[[\]:*?/\\]/.test(name))).toEqual([]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  it('cuts a text that no cell can hold, and says so', async () => {
    const long = 'word '.repeat(8_000);
    const sketch = releaseOf({
      title: 'T',
      plan: 'P',
      members: [['A', 'A', 'A']],
      commitments: [['1', null, 'One', '+']],
    });
    const [score] = sketch.scores;
    const document = { ...sketch, scores: score ? [{ ...score, rationale: plainText(long) }] : [] };
    const [row] = records(sheet(openWorkbook(await workbookOf(document)), 'Scores with reasons'));
    const written = String(row?.['What the assessors wrote']);
    expect([written.length <= 32_767, written.endsWith('is in document.json.)')]).toEqual([true, true]);
  });
});
