import { renderMemberScorecard, renderReport } from '@signatory/pdf';
import { checkPdf } from './checker/check-pdf.js';
import { openPdf, readTables } from './checker/open-pdf.js';
import { judgedRelease } from './judged-release.js';
import { illustrativeRelease } from './release-documents.js';

const languages = ['en', 'fr', 'de', 'it'];

it.each(languages)('a report that says what its judgement is worth has no fault, in %s', async (language) => {
  expect(checkPdf(await renderReport(judgedRelease(), { language }))).toEqual([]);
});

it('its bands, and its scorecards, have no fault either', async () => {
  expect(checkPdf(await renderReport(judgedRelease('bands')))).toEqual([]);
  expect(checkPdf(await renderMemberScorecard(judgedRelease(), 'JPN'))).toEqual([]);
  expect(checkPdf(await renderMemberScorecard(judgedRelease('bands'), 'JPN'))).toEqual([]);
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
        'Blind scores that are what the guideline proposed | 201 of 280',
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
