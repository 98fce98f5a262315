import { renderMemberScorecard, renderReport } from '@signatory/pdf';
import { checkPdf } from './checker/check-pdf.js';
import { allNodes, openPdf, readTables, textOfPages } from './checker/open-pdf.js';
import { judgedRelease } from './judged-release.js';
import { illustrativeRelease } from './release-documents.js';

const languages = ['en', 'fr', 'de', 'it', 'ja'];

it.each(languages)('a report that says what its judgement is worth has no fault, in %s', async (language) => {
  expect(checkPdf(await renderReport(judgedRelease(), { language }))).toEqual([]);
});

it('its bands, and its scorecards, have no fault either', async () => {
  expect(checkPdf(await renderReport(judgedRelease('bands')))).toEqual([]);
  expect(checkPdf(await renderMemberScorecard(judgedRelease(), 'JPN'))).toEqual([]);
  expect(checkPdf(await renderMemberScorecard(judgedRelease('bands'), 'JPN'))).toEqual([]);
});

const alternatives = (bytes: Uint8Array): string[] =>
  allNodes(openPdf(bytes).roots).flatMap(({ role, object }) =>
    role === 'Figure' ? [object.get('Alt').asString()] : [],
  );

describe('the drawings', () => {
  it('of ranks say each rank with both its ranges, in parts where members are many', async () => {
    const document = judgedRelease();
    const [drawn] = alternatives(await renderReport(document)).filter((alt) => alt.includes('by rank'));
    const range = (of: readonly [number, number] | null | undefined) => (of?.[0] === of?.[1] ? of?.[0] : of?.join('–'));
    for (const { member, rank, rankInterval, rankRange } of document.tables.members) {
      const name = document.plan.members.find(({ code }) => code === member)?.name.texts['en']?.text;
      expect(drawn).toContain(`${name} ${rank} (${range(rankInterval)}; ${range(rankRange)})`);
    }
    expect(alternatives(await renderReport(judgedRelease('bands'))).filter((alt) => alt.includes('by rank'))).toEqual(
      [],
    );
  });

  it('of cycles say every average, and where no line joins them', async () => {
    const report = await renderReport(judgedRelease());
    const words = alternatives(report).find((alt) => alt.startsWith('All members: averages of 6 releases'));
    expect(words).toContain(
      '2021 Final +0.20; 2022 Final +0.24; 2023 Final +0.28 (not comparable); 2024 Final +0.32; 2025 Final +0.36; 2026 Interim +0.41 (not comparable)',
    );
    const rows = readTables(openPdf(report)).flat();
    expect(rows).toContainEqual([
      'All members',
      '+0.20',
      '+0.24',
      '| +0.28',
      '+0.32',
      '+0.36 (150 of 156)',
      '| +0.41 (156 of 157)',
    ]);
    // Where it was not there before, there is nothing to break from.
    expect(rows).toContainEqual(['European Union', '–', '–', '+0.27', '+0.32', '+0.37', '| +0.67']);
    const own = alternatives(await renderMemberScorecard(judgedRelease(), 'JPN'));
    expect(own.filter((alt) => alt.startsWith('Japan: averages of 6 releases'))).toHaveLength(1);
  });

  it('stand among all members where there is no cycle before', async () => {
    const own = alternatives(await renderMemberScorecard(illustrativeRelease(), 'JPN'));
    expect(own.filter((alt) => alt.startsWith('Japan has an average of'))).toHaveLength(1);
    expect(own.filter((alt) => alt.includes('averages of'))).toEqual([expect.stringContaining('Japan has')]);
  });
});

describe('the report', () => {
  it('prints each rank with its interval and its re-scoring range in Table C', async () => {
    const document = judgedRelease();
    const tables = readTables(openPdf(await renderReport(document)));
    const table = tables.find(([head]) => head?.includes('Re-scored')) ?? [];
    const range = (of: readonly [number, number] | null | undefined) =>
      of ? (of[0] === of[1] ? String(of[0]) : `${of[0]}–${of[1]}`) : '–';
    const names = new Map(document.plan.members.map(({ code, name }) => [code, name.texts['en']?.text]));
    const expected = document.tables.members.map((mean) => [
      String(mean.rank),
      range(mean.rankInterval),
      range(mean.rankRange),
      names.get(mean.member),
    ]);
    expect(table.slice(1).map((row) => row.slice(0, 4))).toEqual(expect.arrayContaining(expected));
    expect(table).toHaveLength(9);
  });

  it('in bands prints no rank at all', async () => {
    const tables = readTables(openPdf(await renderReport(judgedRelease('bands'))));
    expect(tables.filter(([head]) => head?.includes('Rank'))).toEqual([]);
    expect(
      tables
        .find(([head]) => head?.[0] === 'Band')
        ?.slice(1)
        .map(([band]) => band),
    ).toEqual(['1', '1', '1', '1', '1', '2', '2', '2'].slice(0, 8));
  });

  it('prints agreement, the settings it was printed by, and what changed with its breaks', async () => {
    const tables = readTables(openPdf(await renderReport(judgedRelease())));
    const rows = tables.flat().map((row) => row.join(' | '));
    expect(rows).toEqual(
      expect.arrayContaining([
        'All cells with two blind scores | Agreed on 129 of 156',
        'Krippendorff’s alpha, ordinal | 0.74, 95% interval 0.65 to 0.82',
        'Cohen’s kappa, linear weights: pair 2, 44 of 44 agreed | Not defined: one class only',
        'Blind scores equal to the guideline’s proposal | 201 of 280',
        'Agreement coefficients from | 40 cells with two blind scores',
        'Line between cycles from | 60% of comparable cells, and the same members',
        'Organisations | Count in averages over members and have ranks',
        'European Union | 0 of 20 | – | – | –',
        'Germany | A1 Phase out unabated coal power | −1 | 0',
      ]),
    );
  });

  it('of a release from before prints as it did: nothing of it is asked for', async () => {
    const tables = readTables(openPdf(await renderReport(illustrativeRelease())));
    const words = tables.flat().flat().join(' ');
    for (const word of ['Re-scored', 'Krippendorff', 'Line between cycles', 'Comparable'])
      expect(words).not.toContain(word);
  });
});

it('what is only heard is said with the marks of the language, and a note in brackets with its brackets', async () => {
  const pdf = openPdf(await renderReport(judgedRelease(), { language: 'ja' }));
  const heard = allNodes(pdf.roots).flatMap(({ object }) => {
    const alt = object.get('Alt');
    return alt.isNull() ? [] : [alt.asString()];
  });
  const links = pdf.pages.flatMap(({ object }) => {
    const annotations = object.get('Annots');
    return Array.from({ length: annotations.length }, (_, at) => annotations.get(at).get('Contents').asString());
  });
  expect(links.filter((each) => /\p{sc=Han}/u.test(each) && /, | \(/.test(each))).toEqual([]);
  expect(links.some((each) => each.includes('、'))).toBe(true);
  expect(heard.filter((alt) => /[\p{sc=Han}\p{sc=Katakana}] \(/u.test(alt))).toEqual([]);
  expect(textOfPages(pdf)).not.toMatch(/\p{sc=Han} ?\(/u);
});
