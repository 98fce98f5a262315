import {
  renderCommitmentSheet,
  renderMemberScorecard,
  renderPillarScorecard,
  renderReport,
  renderSummary,
} from '@signatory/pdf';
import type { ReleaseDocument } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { checkPdf } from './checker/check-pdf.js';
import { allNodes, openPdf, readTables, textOfPage, textOfPages } from './checker/open-pdf.js';
import { illustrativeRelease, largeRelease, rioRelease } from './release-documents.js';

const HASH = '7f3a91c2'.repeat(8);
const KEY = 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k';
const SIGNED = illustrativeRelease({ verification: { site: 'https://monitor.example', key: KEY } });
const VERIFY = `https://monitor.example/verify?hash=${HASH}`;

const DOCUMENTS: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
  ['the report of the published G20 table', () => renderReport(rioRelease())],
  ['a member’s scorecard of it', () => renderMemberScorecard(rioRelease(), memberCode(rioRelease(), 'Japan'))],
  ['the report of a plan with pillars', () => renderReport(SIGNED, { releaseHash: HASH })],
  ['a member’s scorecard of it', () => renderMemberScorecard(SIGNED, 'JPN', { releaseHash: HASH })],
  ['the report of 193 members and 18 commitments', () => renderReport(largeRelease(193, 18), { paper: 'Letter' })],
  ['the report of 193 members and 60 commitments', () => renderReport(largeRelease(193, 60))],
];

function memberCode(document: ReleaseDocument, name: string): string {
  const member = document.plan.members.find((each) => each.name.texts['en']?.text === name);
  if (!member) throw new Error(`No member ${name}`);
  return member.code;
}

it.each(DOCUMENTS)('%s has no fault that the checker knows', async (_, render) => {
  expect(checkPdf(await render())).toEqual([]);
});

it('keeps its links among packed objects, where Poppler reads those of many words too', async () => {
  const bytes = await renderReport(SIGNED, { releaseHash: HASH });
  expect(allNodes(openPdf(bytes).roots).filter(({ role }) => role === 'Link').length).toBeGreaterThan(10);
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('/Subtype /Link');
});

describe('the report of the published G20 table', () => {
  const document = rioRelease();
  const names = new Map(document.plan.members.map(({ code, name }) => [code, name.texts['en']?.text ?? '']));

  it('prints every member’s average, percent and rank in Table C, and they are read back', async () => {
    const table = readTables(openPdf(await renderReport(document))).find(([head]) => head?.[1] === 'Interval') ?? [];
    const printed = table.slice(1).map(([rank, , name, average, percent]) => [name, rank, average, percent]);
    const expected = document.tables.members.map(({ member, rank, average, percent }) => [
      names.get(member),
      String(rank),
      average,
      `${percent}%`,
    ]);
    expect(printed).toHaveLength(21);
    expect(printed).toEqual(expect.arrayContaining(expected));
  });

  it('prints every commitment’s average and percent in Table D, and they are read back', async () => {
    const tables = readTables(openPdf(await renderReport(document)));
    // The summary's table of the same heads has no codes.
    const table =
      tables.find(
        ([head, row]) => head?.[0] === 'Commitment' && head.includes('Scored') && /^\d+$/.test(row?.[0] ?? ''),
      ) ?? [];
    const printed = table.slice(1).map(([code, , average, percent]) => [code, average, percent]);
    const expected = document.tables.commitments.map(({ commitment, average, percent }) => [
      document.plan.commitments.find(({ id }) => id === commitment)?.code,
      average,
      `${percent}%`,
    ]);
    expect(printed).toHaveLength(13);
    expect(printed).toEqual(expect.arrayContaining(expected));
  });

  it('prints every score and both averages in Table B, in the table’s order', async () => {
    const tables = readTables(openPdf(await renderReport(document)));
    const matrix = tables.find(([head]) => head?.length === 23) ?? [];
    const sign = { '1': '+1', '0': '0', '-1': '−1' } as const;
    const rows = document.plan.commitments.map(({ id, code, title }, row) => [
      `${code}  ${title.texts['en']?.text}`,
      ...document.scores
        .filter(({ commitment }) => commitment === id)
        .map(({ value }) => (value === null ? 'N/A' : sign[`${value}`])),
      document.tables.commitments[row]?.average,
    ]);
    const averages = ['Member average', ...document.tables.members.map(({ average }) => average), '+0.28'];
    expect(matrix.slice(1)).toEqual([averages, ...rows]);
  });

  it('names its source on every page', async () => {
    const pdf = openPdf(await renderReport(document));
    for (const index of pdf.pages.keys()) expect(textOfPage(pdf, index)).toContain('Source: G20 Research Group');
  });
});

describe('a release of invented data', () => {
  it('says so on every page', async () => {
    for (const bytes of [
      await renderReport(illustrativeRelease()),
      await renderMemberScorecard(illustrativeRelease(), 'EU'),
    ]) {
      const pdf = openPdf(bytes);
      for (const index of pdf.pages.keys()) expect(textOfPage(pdf, index)).toContain('Illustrative data');
    }
  });

  it('numbers every page of all pages', async () => {
    const pdf = openPdf(await renderReport(illustrativeRelease()));
    const count = pdf.pages.length;
    for (const index of pdf.pages.keys()) expect(textOfPage(pdf, index)).toContain(`Page ${index + 1} of ${count}`);
  });

  it('prints in its contents the page on which each part begins', async () => {
    const pdf = openPdf(await renderReport(illustrativeRelease()));
    const nodes = allNodes(pdf.roots);
    const headings = nodes.filter(({ role }) => role === 'H2').map(({ text }) => text);
    const entries = nodes.filter(({ role }) => role === 'TOCI').map(({ text }) => text);
    // Fourteen sections, and twenty chapters under a name of their own, which is no heading.
    expect(entries).toHaveLength(35);
    const found = entries.flatMap((entry) => {
      const title = headings.find((heading) => entry.startsWith(heading) && /^\d+$/.test(entry.slice(heading.length)));
      return title === undefined ? [] : [{ title, page: Number(entry.slice(title.length)) }];
    });
    expect(found).toHaveLength(34);
    for (const { title, page } of found) expect(textOfPage(pdf, page - 1).replace(/\s+/g, ' ')).toContain(title);
  });

  it('has one page for each pillar, and none without pillars', async () => {
    const headings = async (document: ReleaseDocument): Promise<string[]> =>
      allNodes(openPdf(await renderReport(document)).roots)
        .filter(({ role }) => role === 'H2')
        .map(({ text }) => text);
    expect(await headings(illustrativeRelease())).toContain('A. Climate, energy and nature');
    expect((await headings(rioRelease())).filter((text) => /^[A-E]\. /.test(text))).toEqual([]);
  });

  it('fits a member’s twenty commitments with their reasons on two pages', async () => {
    const pdf = openPdf(await renderMemberScorecard(SIGNED, 'JPN', { releaseHash: HASH }));
    expect(pdf.pages).toHaveLength(2);
  });

  it('prints in a member’s scorecard the words in which a commitment is asked of it, and in no other’s', async () => {
    const words = 'For unit read: a unit at a Union agency.';
    const { plan, ...rest } = illustrativeRelease();
    const commitments = plan.commitments.map((commitment) =>
      commitment.code === 'A1' ? { ...commitment, variants: [{ member: 'EU', text: plainText(words) }] } : commitment,
    );
    const textOf = async (member: string): Promise<string> => {
      const bytes = await renderMemberScorecard({ ...rest, plan: { ...plan, commitments } }, member);
      expect(checkPdf(bytes)).toEqual([]);
      return textOfPages(openPdf(bytes));
    };
    expect(await textOf('EU')).toContain(words);
    expect(await textOf('JPN')).not.toContain(words);
  });

  it.each(['en', 'fr', 'de', 'it'])(
    'prints in %s the release hash, its key and how both are checked',
    async (language) => {
      const pdf = openPdf(await renderReport(SIGNED, { releaseHash: HASH, language }));
      const text = textOfPage(pdf, pdf.pages.length - 1).replace(/\s/g, '');
      for (const printed of [HASH, VERIFY, KEY, 'signatoryverify', 'manifest.jws', 'jwks.json'])
        expect(text).toContain(printed);
      expect(pdf.document.getMetaData('info:SignatoryRelease')).toBe(HASH);
    },
  );

  it('prints the address on a member’s scorecard too', async () => {
    const pdf = openPdf(await renderMemberScorecard(SIGNED, 'JPN', { releaseHash: HASH }));
    const text = textOfPage(pdf, pdf.pages.length - 1).replace(/\s/g, '');
    for (const printed of [HASH, 'https://monitor.example/verify.', KEY]) expect(text).toContain(printed);
    const codes = allNodes(pdf.roots)
      .filter(({ role }) => role === 'Figure')
      .map(({ object }) => object.get('Alt').asString());
    expect(codes).toContain(`QR code with the address ${VERIFY}`);
  });

  it('names no key and no address where the release is from before there were any', async () => {
    const pdf = openPdf(await renderReport(illustrativeRelease(), { releaseHash: HASH }));
    const text = textOfPage(pdf, pdf.pages.length - 1);
    expect(text.replace(/\s/g, '')).toContain(HASH);
    expect(text).not.toContain('manifest.jws');
  });
});

it('gives the same bytes for the same release, and others for another', async () => {
  const [first, again, other] = await Promise.all([
    renderReport(illustrativeRelease()),
    renderReport(illustrativeRelease()),
    renderReport(illustrativeRelease({ number: 2 })),
  ]);
  expect(Buffer.compare(first, again)).toBe(0);
  expect(Buffer.compare(first, other)).not.toBe(0);
});

it('keeps a title with & and < readable in the metadata', async () => {
  const title = { original: 'en', texts: { en: { text: 'Trade & aid <draft>' } } };
  const bytes = await renderReport(illustrativeRelease({ title }));
  expect(checkPdf(bytes)).toEqual([]);
  expect(openPdf(bytes).document.getMetaData('info:Title')).toBe('Trade & aid <draft>');
});

it.each([
  ['fr', 'Résumé', 'fr'],
  ['de', 'Überblick', 'de'],
  ['it', 'Sintesi', 'it'],
  ['ja', '概要', 'ja'],
])('prints in %s', async (language, heading, written) => {
  const bytes = await renderReport(illustrativeRelease(), { language });
  const pdf = openPdf(bytes);
  expect(checkPdf(bytes)).toEqual([]);
  expect(
    allNodes(pdf.roots)
      .filter(({ role }) => role === 'H2')
      .map(({ text }) => text),
  ).toContain(heading);
  expect(pdf.catalog.get('Lang').asString()).toBe(written);
});

it('calls the overall average what the method made it, and prints the other rule beside it', async () => {
  const release = illustrativeRelease();
  const { tables, method } = release;
  const other = { ...tables.overall, average: '+0.91', percent: 96 };
  const cover = async (overall: 'commitments' | 'pillars') =>
    allNodes(
      openPdf(
        await renderReport({
          ...release,
          method: { ...method, overall },
          tables: { ...tables, overallByPillars: other },
        }),
      ).roots,
    )
      .map(({ text }) => text)
      .join('\n');
  const byCommitments = await cover('commitments');
  expect(byCommitments).toContain('Average of pillar averages +0.91');
  expect(byCommitments).toContain('Counted as the mean of the pillars’ averages, the result is +0.91 (96%).');
  const byPillars = await cover('pillars');
  expect(byPillars).toContain('Average score, all commitments +0.91');
  expect(byPillars).toContain('Counted as the mean of the commitments’ averages, the result is +0.91 (96%).');
});

describe('the shorter forms', () => {
  const releases = [
    ['the published G20 table', rioRelease()],
    ['a plan with pillars', SIGNED],
    ['193 members and 60 commitments', largeRelease(193, 60)],
  ] as const;

  it.each(releases)('put %s on one page, in every language', async (_, document) => {
    for (const language of ['en', 'fr', 'de', 'it', 'ja']) {
      const bytes = await renderSummary(document, { language, releaseHash: HASH });
      expect(checkPdf(bytes)).toEqual([]);
      expect(openPdf(bytes).document.countPages()).toBe(1);
    }
  });

  it.each(releases)('print each kind of sheet of %s without a fault', async (_, document) => {
    const [commitment] = document.plan.commitments;
    const [pillar] = document.plan.pillars;
    expect(checkPdf(await renderCommitmentSheet(document, commitment?.code ?? '', { releaseHash: HASH }))).toEqual([]);
    if (pillar) expect(checkPdf(await renderPillarScorecard(document, pillar.code, { releaseHash: HASH }))).toEqual([]);
  });

  it('print a commitment’s score of each member, and its guideline, as the release has them', async () => {
    const [commitment] = SIGNED.plan.commitments;
    if (!commitment) throw new Error('no commitment');
    const tables = readTables(openPdf(await renderCommitmentSheet(SIGNED, commitment.code)));
    const members = tables.find(([head]) => head?.[1] === 'Member')?.slice(1) ?? [];
    const signs = { '1': '+1', '0': '0', '-1': '−1' } as const;
    const expected = SIGNED.plan.members.map(({ code, name }) => {
      const score = SIGNED.scores.find((each) => each.member === code && each.commitment === commitment.id);
      const sign = score?.kind === 'score' ? signs[`${score.value ?? 0}`] : score?.kind === 'not-asked' ? 'N/A' : 'n/d';
      return [sign, name.texts['en']?.text];
    });
    expect(members.map(([sign, name]) => [sign?.split(' ').at(-1), name])).toEqual(expected);
  });

  it('say how they are checked without a network, where there is a signature to check', async () => {
    const command = 'signatory verify FILE --key jwks.json';
    const wordsOf = async (document: ReleaseDocument): Promise<string> =>
      textOfPages(openPdf(await renderSummary(document, { releaseHash: HASH }))).replace(/\s+/g, ' ');
    expect(await wordsOf(SIGNED)).toContain(command);
    expect(await wordsOf(illustrativeRelease())).not.toContain(command);
  });

  it('name the codes there are, where one is asked for that is not', async () => {
    await expect(renderPillarScorecard(SIGNED, 'XXX')).rejects.toThrow('No pillar "XXX" in this release; there are ');
    await expect(renderCommitmentSheet(SIGNED, 'XXX')).rejects.toThrow('No commitment "XXX" in this release');
  });
});
