import { writeDataFile, type ReleaseDocument } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { renderReport } from '@signatory/pdf';
import { closeMember, headMember, messages } from '@signatory/texts';
import { checkPdf } from './checker/check-pdf.js';
import { allNodes, openPdf, textOfPage, textOfPages, type OpenPdf } from './checker/open-pdf.js';
import { illustrativeRelease } from './release-documents.js';

const chaptered = (background = 'It was agreed in 2026 [^map].'): ReleaseDocument =>
  illustrativeRelease({
    chapters: [
      {
        commitment: 'B3',
        original: 'en',
        texts: {
          en: {
            background,
            definitions: '- A chain is what supplies.\n- A map shows it.',
            members: { JPN: 'Japan stands at {{average:member:JPN}} and scored {{score:JPN:B3}} here.' },
          },
        },
        references: [{ key: 'map', title: 'Map of chains', url: 'https://example.org/map' }],
      },
    ],
  });

/** The same with nothing beside its scores. */
const bare = (document: ReleaseDocument): ReleaseDocument => ({
  ...document,
  scores: document.scores.map((score) => ({ ...score, reason: null, rationale: null, evidence: [] })),
});

const textOf = async (document: ReleaseDocument, language = 'en'): Promise<string> => {
  const bytes = await renderReport(document, { language });
  expect(checkPdf(bytes)).toEqual([]);
  return textOfPages(openPdf(bytes)).replace(/\s+/g, ' ');
};

it('a chapter prints its generated headings and closing sentences, and its results from the tables', async () => {
  const document = chaptered();
  const mean = document.tables.members.find(({ member }) => member === 'JPN');
  const score = document.scores.find(({ member, commitment }) => member === 'JPN' && commitment === 'B3');
  const sign = score?.value === 1 ? '+1' : score?.value === -1 ? '−1' : '0';
  const text = await textOf(document);
  for (const words of [
    `Japan: ${sign}`,
    `Japan stands at ${mean?.average} and scored ${sign} here.`,
    `In view of this, Japan receives the score ${sign}.`,
    'It was agreed in 2026 [1].',
    'Map of chains. https://example.org/map',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('{{');
});

it.each(['de', 'ja'])(
  'a chapter has its own words in %s, and says that what was written is in another language',
  async (language) => {
    const say = messages(language);
    const document = chaptered();
    const score = document.scores.find(({ member, commitment }) => member === 'JPN' && commitment === 'B3');
    if (!score) throw new Error('The illustrative release scores Japan.');
    const mean = document.tables.members.find(({ member }) => member === 'JPN');
    // Japanese lines break between any two letters.
    const plain = (text: string): string => text.replaceAll(/\s/g, '');
    const text = plain(await textOf(document, language));
    for (const words of [
      headMember(say, 'Japan', score),
      closeMember(say, 'Japan', score),
      say('chapter.background'),
      say('chapter.definitions'),
      say('chapter.references'),
      // A result inside it is printed as the words around it are.
      `Japan stands at ${mean?.average}`,
    ])
      expect(text).toContain(plain(words));
    expect(text).not.toContain(plain('In view of this'));
  },
);

it('closes for nobody of whom it says nothing, and names them', async () => {
  const document = bare(chaptered());
  const text = await textOf(document);
  expect(text).toContain('In view of this, Japan receives');
  expect(text).not.toContain('In view of this, Canada');
  expect(text).toContain('nothing is written about Canada, France, Germany, Italy, United Kingdom, United States');
  const [chapter] = document.chapters ?? [];
  if (!chapter) throw new Error('The release has no chapter.');
  const alone = { ...chapter, texts: { en: { background: 'It was agreed.', definitions: '', members: {} } } };
  expect(await textOf({ ...document, chapters: [alone] })).toContain('nothing is written about individual members');
});

it('stands in its own language where no translation was checked, and says so', async () => {
  const text = await textOf(chaptered(), 'fr');
  expect(text).toContain('Il n’y a pas de traduction vérifiée');
  expect(text).toContain('It was agreed in 2026 [1].');
});

it('is not stopped by letters that no font has', async () => {
  expect(await textOf(chaptered('Agreed 🚢.'))).toContain('This text cannot be printed');
});

describe('which commitments have a chapter', () => {
  const chaptersOf = async (document: ReleaseDocument, language = 'en'): Promise<string[]> => {
    const bytes = await renderReport(document, { language });
    expect(checkPdf(bytes)).toEqual([]);
    const marks = openPdf(bytes).document.loadOutline() ?? [];
    return marks.flatMap(({ down = [] }) => down.map(({ title = '' }) => title.slice(0, 2)));
  };
  const reasoned = illustrativeRelease();
  const { plan } = reasoned;
  const [first] = plan.commitments;
  /** With other words than their titles. */
  const worded = (document: ReleaseDocument): ReleaseDocument => ({
    ...document,
    plan: {
      ...document.plan,
      commitments: document.plan.commitments.map((commitment) => ({
        ...commitment,
        text: plainText(`We will act on ${commitment.code}.`),
      })),
    },
  });

  it.each(['en', 'ja'])('each one, where scores have reasons, in %s', async (language) => {
    expect(await chaptersOf(reasoned, language)).toEqual(plan.commitments.map(({ code }) => code));
  });

  it('none where there are but titles, words and scores', async () => {
    expect(await chaptersOf(bare(reasoned))).toEqual([]);
    expect(await chaptersOf(worded(bare(reasoned)))).toEqual([]);
  });

  it('each one with words where a release gives one guideline, and without words the one that has it', async () => {
    const guideline = [
      { score: 1, countervailing: false, if: 'true', words: plainText('Five strong actions.') },
    ] as const;
    const guided = (document: ReleaseDocument): ReleaseDocument => ({
      ...document,
      plan: {
        ...document.plan,
        commitments: document.plan.commitments.map((commitment) =>
          commitment.id === first?.id ? { ...commitment, guideline: [...guideline] } : commitment,
        ),
      },
    });
    expect(await chaptersOf(guided(bare(reasoned)))).toEqual(['A1']);
    expect(await chaptersOf(guided(worded(bare(reasoned))))).toHaveLength(20);
  });

  it('quotes words once, and no title again', async () => {
    expect(await textOf(reasoned)).toContain(
      'A1 Phase out unabated coal power Official wording. Source: The plan Assessment',
    );
    expect(await textOf(worded(reasoned))).toContain(
      'A1 Phase out unabated coal power We will act on A1. Official wording. Source: The plan Assessment',
    );
    const imported = { ...reasoned, source: { ...reasoned.source, kind: 'matrix' as const } };
    expect(await textOf(imported)).toContain('A1 Phase out unabated coal power Assessment');
  });

  it('a reason stands under its member’s heading, once beside the sentence that closes', async () => {
    const text = await textOf(reasoned);
    expect(text).toContain(
      'Canada: −1 No act in the window, and the earlier programme was ended in March. In view of this, Canada receives the score −1.',
    );
    expect(text).toContain(
      'European Union: N/A The competence lies with the member states. This commitment is not asked of European Union.',
    );
  });
});

it('is in the data as it was written and as it reads', () => {
  const json = [...(writeDataFile('chapters-json', chaptered(), 'a'.repeat(64)) ?? [])].join('');
  expect(json).toContain('{{score:JPN:B3}}');
  expect(json).toContain('"expression": "score:JPN:B3"');
});

it('chapters stand under a name of their own in the contents and in the bookmarks', async () => {
  const pdf = openPdf(await renderReport(bare(chaptered())));
  const entries = allNodes(pdf.roots).filter(({ role }) => role === 'TOCI');
  const at = entries.findIndex(({ text }) => text.startsWith('B3 Map critical-mineral supply chains'));
  expect(entries[at - 1]?.text).toMatch(/^Chapters on the commitments\d+$/);
  const marks = pdf.document.loadOutline() ?? [];
  const chapters = marks.find(({ title }) => title === 'Chapters on the commitments');
  expect(chapters?.down?.map(({ title }) => title)).toEqual(['B3 Map critical-mineral supply chains']);
});

it('the sentence that closes on a member never stands alone at the head of a page', async () => {
  const release = chaptered();
  const [chapter] = release.chapters ?? [];
  if (!chapter) throw new Error('The release has no chapter.');
  // Of such lengths that two pages would begin with it.
  const members = release.plan.members.map(({ code }, at) => [
    code,
    'It was agreed in 2026, and is in force since. '.repeat(8 + at),
  ]);
  const texts = { en: { background: 'Agreed.', definitions: '', members: Object.fromEntries(members) } };
  const chapters = [{ ...chapter, texts, references: [] }];
  const pdf = openPdf(await renderReport({ ...release, chapters }));
  const heads = pdf.pages.flatMap((_, index) => {
    const lines = linesOfPage(pdf, index).filter(({ y }) => y > RUNNING_HEAD);
    return lines.sort((a, b) => a.y - b.y).slice(0, 1);
  });
  expect(heads.map(({ text }) => text).filter((text) => text.startsWith('In view of this'))).toEqual([]);
});

/** Points: what stands above is on every page. */
const RUNNING_HEAD = 60;

function linesOfPage(pdf: OpenPdf, index: number): { readonly y: number; readonly text: string }[] {
  const json = pdf.document.loadPage(index).toStructuredText('preserve-whitespace').asJSON();
  const { blocks } = JSON.parse(json) as {
    readonly blocks: { readonly lines?: { readonly bbox: { readonly y: number }; readonly text: string }[] }[];
  };
  return blocks.flatMap(({ lines = [] }) => lines.map(({ bbox, text }) => ({ y: bbox.y, text })));
}

it('a chapter begins on a page with its quotation and the whole of its assessment, however long those before it are', async () => {
  const release = illustrativeRelease();
  const chapters = release.plan.commitments.map(({ id }, at) => {
    const background = 'It was agreed in 2026, and is in force since. '.repeat(20 + ((at * 17) % 40));
    const texts = { en: { background, definitions: '', members: {} } };
    return { commitment: id, original: 'en', texts, references: [] };
  });
  const pdf = openPdf(await renderReport({ ...release, chapters }, { paper: 'Letter' }));
  const begun = pdf.pages.flatMap((_, index) => {
    const text = textOfPage(pdf, index);
    const [heads, averages] = [/^Assessment$/gm, /^Average\n[+−]?\d\.\d\d \(\d+%\)/gm].map(
      (each) => text.match(each)?.length ?? 0,
    );
    return heads || averages
      ? [{ heads, averages, quotations: text.match(/^Official wording\. /gm)?.length ?? 0 }]
      : [];
  });
  expect(begun.reduce((sum, { heads = 0 }) => sum + heads, 0)).toBe(chapters.length);
  for (const { heads, averages, quotations } of begun) expect([averages, quotations]).toEqual([heads, heads]);
});
