import { readFileSync } from 'node:fs';
import type { ReleaseDocument } from '@signatory/contract';
import { plainText, type LocalText } from '@signatory/domain';
import { renderCommitmentSheet, renderMemberScorecard, renderPillarScorecard, renderReport } from '@signatory/pdf';
import { LANGUAGES } from '@signatory/texts';
import { parse } from 'yaml';
import { checkPdf } from './checker/check-pdf.js';
import { openPdf, readTables, textOfPage, type OpenPdf } from './checker/open-pdf.js';
import { brokenParagraphs, contentsOf, headingsOf, headlessPages, lastRoles } from './checker/read-layout.js';
import { illustrativeRelease, largeRelease, releaseOf, type Sketch } from './release-documents.js';

const HASH = '7f3a91c2'.repeat(8);
const VERIFICATION = { site: 'https://monitor.example', key: 'k'.repeat(43) };
/** Of the length that titles have in the first plan, and its commitments in French. */
const SMUGGLING = {
  en: {
    title: 'Action plan to prevent and counter the smuggling of migrants',
    pillar:
      'Strengthening the operational and investigative capacities of law enforcement agencies in the fight against organized criminal groups engaged in migrant smuggling and trafficking in persons by:',
    commitments: [
      'Specialised units and their network',
      'Joint investigative action against routes',
      'Joint investigations on high-value targets',
      'Intelligence through the networks of police',
      'Liaison officers in source and transit countries',
      'Follow the money: seize and confiscate proceeds',
    ],
  },
  fr: {
    title: 'Plan d’action du G7 pour prévenir et combattre le trafic illicite de migrants',
    pillar:
      'Renforcer les capacités opérationnelles et d’enquête des services répressifs dans la lutte contre les groupes criminels organisés qui se livrent au trafic illicite de migrants et à la traite des personnes, par les moyens suivants :',
    commitments: [
      'Unités spécialisées et leur réseau',
      'Actions d’enquête communes contre les routes',
      'Enquêtes communes sur les cibles prioritaires',
      'Renseignement par les réseaux des polices',
      'Officiers de liaison en pays d’origine et de transit',
      'Suivre l’argent : saisir et confisquer les produits',
    ],
  },
} as const;

it.each([
  ['en', 'A4'],
  ['en', 'Letter'],
  ['fr', 'A4'],
  ['fr', 'Letter'],
] as const)('sets a pillar’s scorecard under a long title on one page, in %s on %s', async (language, paper) => {
  const { title, pillar, commitments } = SMUGGLING[language];
  const sketch: Sketch = {
    title,
    plan: title,
    pillars: [['I', pillar]],
    members: illustrativeRelease().plan.members.map(({ code, abbreviation }) => [code, code, abbreviation] as const),
    commitments: commitments.map((name, at) => [`I.${at + 1}`, 'I', name, '+0+0-+.0'] as const),
  };
  const release = releaseOf(sketch, { verification: VERIFICATION });
  const pdf = openPdf(await renderPillarScorecard(release, 'I', { language, paper, releaseHash: HASH }));
  expect(pdf.pages).toHaveLength(1);
});

/** The first plan's first pillar: its name, its longer heading and its commitments, as the plan has them. */
function firstPillar(): ReleaseDocument {
  const file = new URL('../../config/plans/g7-migrant-smuggling-2024.yaml', import.meta.url);
  const read = parse(readFileSync(file, 'utf8')) as {
    readonly title: Named;
    readonly pillars: readonly { readonly name: Named; readonly heading: Named }[];
    readonly commitments: readonly { readonly code: string; readonly title: Named }[];
  };
  const text = (named: Named | undefined): LocalText => ({
    original: 'en',
    texts: Object.fromEntries(Object.entries(named ?? {}).map(([language, words]) => [language, { text: words }])),
  });
  const own = read.commitments.filter(({ code }) => code.startsWith('I.'));
  const members = illustrativeRelease().plan.members.map(
    ({ code, abbreviation }) => [code, code, abbreviation] as const,
  );
  const commitments = own.map(({ code }) => [code, 'I', code, code === 'I.3' ? '+0+0-+0.' : '+0+0-+00'] as const);
  const sketch: Sketch = { title: 'G7', plan: 'G7', pillars: [['I', 'I']], members, commitments };
  const { plan, ...release } = releaseOf(sketch, { verification: VERIFICATION });
  const titles = new Map(own.map(({ code, title }) => [code, text(title)]));
  const [pillar] = read.pillars;
  return {
    ...release,
    title: text(read.title),
    plan: {
      ...plan,
      title: text(read.title),
      pillars: plan.pillars.map((each) => ({ ...each, name: text(pillar?.name), heading: text(pillar?.heading) })),
      commitments: plan.commitments.map((each) => ({ ...each, title: titles.get(each.code) ?? each.title })),
    },
  };
}
type Named = Readonly<Record<string, string>>;

it.each(LANGUAGES.flatMap((language) => (['A4', 'Letter'] as const).map((paper) => [language, paper] as const)))(
  'sets the first plan’s longest pillar on one page, in %s on %s',
  async (language, paper) => {
    const bytes = await renderPillarScorecard(firstPillar(), 'I', { language, paper, releaseHash: HASH });
    expect(checkPdf(bytes)).toEqual([]);
    expect(openPdf(bytes).pages).toHaveLength(1);
  },
);

/** How far down a page its last words stand, above the foot; shares of its height. */
function depths(bytes: Uint8Array): number[] {
  const { document, pages } = openPdf(bytes);
  return pages.map((_, index) => {
    const page = document.loadPage(index);
    const [, top, , bottom] = page.getBounds();
    let deepest = 0;
    page.toStructuredText('preserve-whitespace').walk({
      onChar(_character, [, y]) {
        const depth = (y - top) / (bottom - top);
        if (depth < 0.92) deepest = Math.max(deepest, depth);
      },
    });
    return deepest;
  });
}

it.each([
  ['en', 'Letter'],
  ['fr', 'Letter'],
  ['de', 'Letter'],
  ['ja', 'Letter'],
] as const)('a pillar begins where the one before ends, in %s on %s', async (language, paper) => {
  const bytes = await renderReport(illustrativeRelease(), { language, paper });
  const pdf = openPdf(bytes);
  const [first = 0, ...others] = pdf.pages.flatMap((_, index) =>
    /^[A-E]\. (?:Climate|Economy|Digital|Health|Equality)/m.test(textOfPage(pdf, index)) && index > 6 ? [index] : [],
  );
  const last = others.at(-1) ?? 0;
  const filled = depths(bytes).slice(first, last);
  expect(filled.length).toBeGreaterThan(1);
  expect(Math.min(...filled)).toBeGreaterThan(0.7);
});

it('gives reasons the room of the bars beside them where that saves a member’s scorecard a page', async () => {
  const { members } = illustrativeRelease().plan;
  const release = releaseOf(
    {
      title: SMUGGLING.en.title,
      plan: SMUGGLING.en.title,
      pillars: ['I', 'II', 'III'].map((code) => [code, SMUGGLING.en.pillar] as const),
      members: members.map(({ code, abbreviation }) => [code, code, abbreviation] as const),
      commitments: ['I', 'II', 'III'].flatMap((pillar) =>
        SMUGGLING.en.commitments.map((name, at) => [`${pillar}.${at + 1}`, pillar, name, '+0+0-+00'] as const),
      ),
    },
    { verification: VERIFICATION },
  );
  const reason = plainText(
    'Das Gesetz ist in Kraft, die Einheit arbeitet und ihre Haushaltsmittel sind für die kommenden zwei Jahre bestätigt.',
  );
  const document = { ...release, scores: release.scores.map((score) => ({ ...score, reason })) };
  const pdf = openPdf(await renderMemberScorecard(document, members[0]?.code ?? '', { releaseHash: HASH }));
  expect(pdf.pages).toHaveLength(2);
});

it('the ranks of many members are drawn to the foot of each page, and none is drawn twice', async () => {
  const pdf = openPdf(await renderReport(largeRelease(193, 18)));
  const drawn = pdf.pages.flatMap((_, index) => {
    const figures = [...textOfPage(pdf, index).matchAll(/^Rank\nRank interval\n/gm)];
    return figures.length > 0 ? [textOfPage(pdf, index).match(/^\d+ \(\d+–\d+\)$/gm) ?? []] : [];
  });
  const full = drawn.slice(1, -1).map(({ length }) => length);
  expect(full.length).toBeGreaterThan(1);
  expect(Math.min(...full)).toBeGreaterThan(44);
  expect(drawn.flat()).toHaveLength(largeRelease(193, 18).tables.members.filter(({ ranked }) => ranked).length);
});

it('hundreds of scores without reasons stand in two columns that are one table, read in the plan’s order', async () => {
  const document = largeRelease(193, 250);
  const bytes = await renderMemberScorecard(document, 'M001', { releaseHash: HASH });
  expect(checkPdf(bytes)).toEqual([]);
  const pdf = openPdf(bytes);
  expect(pdf.document.countPages()).toBeLessThanOrEqual(4);
  // Strengths and gaps have room before them.
  const scores = readTables(pdf).find((rows) => rows.length > 250) ?? [];
  expect(scores.slice(1).map(([, code]) => code)).toEqual(document.plan.commitments.map(({ code }) => code));

  const sheet = openPdf(await renderCommitmentSheet(document, 'K1', { releaseHash: HASH }));
  expect(sheet.document.countPages()).toBeLessThanOrEqual(3);
  const [members = []] = readTables(sheet);
  expect(members.slice(1).map(([, name]) => name)).toEqual(
    document.plan.members.map(({ name }) => name.texts['en']?.text),
  );
});

/** Paragraphs of one to nine lines, so that pages end at every place of one. */
const WRITTEN = Array.from({ length: 60 }, (_, at) =>
  'The unit that was agreed works in all ports and at every border of the member. '.repeat(1 + ((at * 5) % 7)).trim(),
).join('\n\n');

// A name for all of them, which is no heading: it leads to the first.
const CHAPTERS = 'Chapters on the commitments';

describe('a report of many pages', () => {
  const chaptered = (): ReleaseDocument =>
    illustrativeRelease({
      chapters: ['A1', 'B3'].map((commitment) => ({
        commitment,
        original: 'en',
        texts: { en: { background: WRITTEN, definitions: '', members: { JPN: WRITTEN } } },
        references: [],
      })),
    });
  let written: OpenPdf;
  let large: OpenPdf;
  beforeAll(async () => {
    written = openPdf(await renderReport(chaptered(), { releaseHash: HASH }));
    large = openPdf(await renderReport(largeRelease(193, 18)));
  });

  it('leads from each entry of its contents and each bookmark to the page where that heading stands', () => {
    const headings = headingsOf(written);
    const titlesOn = (page: number): string[] => headings.filter((each) => each.page === page).map(({ text }) => text);
    const links = contentsOf(written);
    expect(links.length).toBeGreaterThan(30);
    for (const { entry, page } of links) {
      const title = entry.slice(0, -String(page + 1).length).trim();
      expect([entry, entry.endsWith(String(page + 1))]).toEqual([entry, true]);
      if (title !== CHAPTERS) expect([entry, titlesOn(page)]).toEqual([entry, expect.arrayContaining([title])]);
    }
    const marks = flat(written.document.loadOutline() ?? []);
    expect(marks.length).toBeGreaterThan(links.length);
    for (const { title = '', page = -1 } of marks)
      if (title !== CHAPTERS) expect([title, titlesOn(page)]).toEqual([title, expect.arrayContaining([title])]);
  });

  it('repeats the head of a table on each page that it goes on to, as what is only drawn', () => {
    expect(headlessPages(large)).toEqual([]);
    expect(headlessPages(written)).toEqual([]);
  });

  it('leaves no line of a paragraph alone on a page, and no heading at its end', () => {
    const broken = brokenParagraphs(written);
    expect(broken.length).toBeGreaterThan(3);
    expect(broken.filter(({ lines }) => lines.some((count) => count < 2))).toEqual([]);
    for (const pdf of [written, large]) expect(lastRoles(pdf).filter((role) => /^H[1-6]$/.test(role))).toEqual([]);
  });
});

type Mark = { readonly title: string | undefined; readonly page?: number | undefined; readonly down?: Mark[] };

function flat(marks: readonly Mark[]): Mark[] {
  return marks.flatMap((mark) => [mark, ...flat(mark.down ?? [])]);
}
