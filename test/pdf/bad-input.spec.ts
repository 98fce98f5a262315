import {
  PdfTextError,
  ReleaseLayout,
  renderCommitmentSheet,
  renderMemberScorecard,
  renderPillarScorecard,
  renderReport,
  renderSummary,
  writeReport,
} from '@signatory/pdf';
import { plainText } from '@signatory/domain';
import type { ReleaseDocument } from '@signatory/contract';
import { Writable } from 'node:stream';
import { checkPdf } from './checker/check-pdf.js';
import { openPdf, readTables, textOfPage, textOfPages } from './checker/open-pdf.js';
import { outsideOf } from './checker/outside-of.js';
import { illustrativeRelease, largeRelease } from './release-documents.js';

function withCommitment(change: Partial<ReleaseDocument['plan']['commitments'][number]>): ReleaseDocument {
  const release = illustrativeRelease();
  const [first, ...others] = release.plan.commitments;
  if (!first) throw new Error('no commitment');
  return { ...release, plan: { ...release.plan, commitments: [{ ...first, ...change }, ...others] } };
}

it('refuses a character that no font has, and names its place', async () => {
  const release = withCommitment({ title: plainText('ሰላም') });
  await expect(renderReport(release)).rejects.toThrow(PdfTextError);
  await expect(renderReport(release)).rejects.toThrow('plan.commitments[A1].title: cannot print "ሰ" (U+1230).');
});

it('refuses an emoji by the same words in a report and in a scorecard', async () => {
  const release = withCommitment({ title: plainText('Cut methane 🔥') });
  await expect(renderReport(release)).rejects.toThrow('Emoji are not printed: say it in words.');
  await expect(renderMemberScorecard(release, 'JPN')).rejects.toThrow('Emoji are not printed: say it in words.');
});

it('strips bidirectional controls from what it prints', async () => {
  const rows = readTables(
    openPdf(await renderReport(withCommitment({ title: plainText('Phase\u202e out coal') }))),
  ).flat();
  expect(rows.map((row) => row.join(' ')).filter((row) => row.includes('Phase out coal'))).not.toEqual([]);
});

it('prints combining marks on their letters, and leaves control characters out', async () => {
  const bytes = await renderReport(
    withCommitment({ title: plainText('Cafe\u0301 \u0007Z\u030cilina\u0000 and\u200b a\u0328\u0301') }),
  );
  expect(checkPdf(bytes)).toEqual([]);
  const rows = readTables(openPdf(bytes)).flat(2).join(' ').normalize('NFC');
  expect(rows).toContain('Caf\u00e9 \u017dilina and \u0105\u0301');
  expect(rows).not.toMatch(/\p{Cc}/u);
});

it.each([
  ['Ethiopic', 'ሰላም', 'U+1230'],
  ['a flag', 'Canada 🇨🇦', 'U+1F1E8'],
  ['a keycap', 'Goal 1\ufe0f\u20e3', 'U+20E3'],
  ['half a character', 'Half \ud83d', 'U+FFFD'],
  ['a sign that no font has', 'A \u{10ffff}', 'U+10FFFF'],
])('refuses %s, naming character and place', async (_, title, character) => {
  const refused = renderReport(withCommitment({ title: plainText(title) }));
  await expect(refused).rejects.toThrow(character);
  await expect(refused).rejects.toThrow(/^plan\.commitments\[A1\]\.title: /);
});

it('refuses the same in every product', async () => {
  const release = withCommitment({ title: plainText('ሰላም') });
  for (const render of [
    () => renderSummary(release),
    () => renderPillarScorecard(release, 'A'),
    () => renderCommitmentSheet(release, 'A1'),
  ])
    await expect(render()).rejects.toThrow('plan.commitments[A1].title: cannot print "ሰ" (U+1230).');
});

it('prints a narrative of three thousand words over pages, as a paragraph, as one item of a list and as a reason', async () => {
  const narrative = (name: string): string => Array.from({ length: 3_000 }, (__, at) => `${name}${at}`).join(' ');
  const release = illustrativeRelease();
  const document: ReleaseDocument = {
    ...release,
    scores: release.scores.map((score) =>
      score.member === 'JPN' && score.commitment === 'A1'
        ? { ...score, rationale: plainText(narrative('why')) }
        : score,
    ),
    chapters: [
      {
        commitment: 'A1',
        original: 'en',
        texts: {
          en: { background: narrative('told'), definitions: `- ${narrative('item')}\n- Short.`, members: {} },
        },
        references: [],
      },
    ],
  };
  const card = await renderMemberScorecard(document, 'JPN');
  const report = await renderReport(document);
  for (const [bytes, names] of [
    [card, ['why']],
    [report, ['told', 'item', 'why']],
  ] as const) {
    expect(checkPdf(bytes)).toEqual([]);
    expect(outsideOf(bytes)).toEqual([]);
    const pdf = openPdf(bytes);
    const text = ` ${textOfPages(pdf).replace(/\s+/g, ' ')} `;
    for (const name of names)
      for (const at of [0, 1, 1_499, 2_998, 2_999])
        expect([name, at, text.includes(` ${name}${at} `)]).toEqual([name, at, true]);
    // A row that goes on over pages is one row to who listens, and leaves no page half empty.
    const rows = readTables(pdf).flat();
    const row = rows.filter((cells) => cells.some((cell) => cell.includes('why0 ')));
    if (bytes !== card) continue;
    expect(row.map((cells) => cells.some((cell) => cell.includes('why2999')))).toEqual([true]);
    // Below the score and its commitment, over the columns beside them.
    const [at] = row.map((cells) => rows.indexOf(cells));
    expect(row[0]).toHaveLength(3);
    expect(rows[(at ?? 0) - 1]?.[1]).toBe('A1');
  }
});

it.each([
  [21, 'Letter'],
  [193, 'A4'],
] as const)('prints the shorter forms of %i members on %s, nothing outside a page', async (members, paper) => {
  const release = largeRelease(members, 13);
  for (const bytes of [
    await renderSummary(release, { paper }),
    await renderMemberScorecard(release, 'M008', { paper }),
    await renderCommitmentSheet(release, 'K1', { paper }),
  ]) {
    expect(checkPdf(bytes)).toEqual([]);
    expect(outsideOf(bytes)).toEqual([]);
  }
});

it('names the members there are, where one is asked for that is not', async () => {
  await expect(renderMemberScorecard(illustrativeRelease(), 'XXX')).rejects.toThrow(
    'No member "XXX" in this release; there are CAN, FRA, DEU, ITA, JPN, GBR, USA, EU.',
  );
});

it('prints a commitment of ten thousand characters whole, over pages', async () => {
  const words = Array.from({ length: 1500 }, (_, at) => `word${at}`).join(' ');
  const bytes = await renderReport(withCommitment({ text: plainText(words) }));
  expect(checkPdf(bytes)).toEqual([]);
  const printed = readTables(openPdf(bytes)).flat(2).join(' ');
  expect(printed).toContain('word0 word1 ');
  for (const at of [0, 700, 1499]) expect(printed).toMatch(new RegExp(`\\bword${at}\\b`));
});

it('keeps text inside the page, however long the names are', async () => {
  const release = largeRelease(30, 6);
  const long = 'The Exceedingly Long and Formally Complete Name of a Federation of States and Territories';
  const members = release.plan.members.map((member, at) =>
    at < 3 ? { ...member, name: plainText(long), abbreviation: long } : member,
  );
  const document = { ...release, title: plainText(`${long}. ${long}. ${long}`), plan: { ...release.plan, members } };
  for (const bytes of [await renderReport(document), await renderMemberScorecard(document, members[0]?.code ?? '')]) {
    expect(checkPdf(bytes)).toEqual([]);
    expect(outsideOf(bytes)).toEqual([]);
  }
});

it('prints a release in which nothing is scored', async () => {
  const release = largeRelease(3, 2);
  const scores = release.scores.map((score) => ({ ...score, kind: 'no-data' as const, value: null }));
  const empty = {
    average: null,
    percent: null,
    scored: 0,
    applicable: 2,
    distribution: { full: 0, partial: 0, none: 0 },
    bounds: null,
  };
  const tables: ReleaseDocument['tables'] = {
    overall: empty,
    overallByPillars: null,
    members: release.plan.members.map(({ code }) => ({
      ...empty,
      member: code,
      rank: null,
      rankInterval: null,
      ranked: false,
    })),
    commitments: release.plan.commitments.map(({ id }) => ({ ...empty, commitment: id })),
    pillars: [],
  };
  const document = { ...release, scores, tables };
  expect(checkPdf(await renderReport(document))).toEqual([]);
  expect(checkPdf(await renderMemberScorecard(document, 'M001'))).toEqual([]);
  expect(checkPdf(await renderSummary(document))).toEqual([]);
  expect(checkPdf(await renderCommitmentSheet(document, 'K1'))).toEqual([]);
});

it('stays a summary of one page, and keeps number and date in its foot, however long the titles are', async () => {
  const release = largeRelease(40, 40);
  const long = plainText(
    `${'Commitment to do what was agreed in all of the places where it was agreed '.repeat(2)}by 2030`,
  );
  const commitments = release.plan.commitments.map((each) => ({ ...each, title: long }));
  for (const paper of ['A4', 'Letter'] as const) {
    const document = { ...release, title: long, plan: { ...release.plan, commitments } };
    const pdf = openPdf(await renderSummary(document, { paper }));
    expect(pdf.pages).toHaveLength(1);
    expect(textOfPage(pdf, 0)).toContain('…, release 1, 24 November 2026');
  }
});

it.each([27, 120])('sums a plan of %d commitments up, and leads to the table that has them all', async (count) => {
  const pdf = openPdf(await renderReport(largeRelease(3, count)));
  const summary = pdf.pages
    .map((_, index) => textOfPage(pdf, index))
    .filter((text) => text.includes(`The first and the last 10 of ${count} commitments; Table D has them all`));
  expect(summary).toHaveLength(1);
  const rows = readTables(pdf)
    .flat()
    .map((row) => row.join(' '));
  expect(rows.filter((row) => /^K\d+ Commitment .* \d of \d/.test(row)).length).toBe(count);
});

it('passes on the fault of a sink that cannot be written', async () => {
  const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) });
  await expect(writeReport(new ReleaseLayout(illustrativeRelease()), full)).rejects.toThrow('disk full');
});

it('ends where its sink is closed before the last page', async () => {
  const closed: Writable = new Writable({ write: () => void closed.destroy() });
  await expect(writeReport(new ReleaseLayout(illustrativeRelease()), closed)).rejects.toThrow('Premature close');
});
