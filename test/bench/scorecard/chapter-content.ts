import { readChapter, resultsOfRelease, type ReadChapter, type ReleaseDocument } from '@signatory/contract';
import type { ChapterBlock, Inline } from '@signatory/domain';
import { closeMember, headMember, messages, printResult } from '@signatory/texts';
import type { Cell, Part } from './parts.js';

const say = messages('en');
const MEASURE = 430;

type Commitment = ReleaseDocument['plan']['commitments'][number];

/** The chapters of a release as its report prints them: each commitment quoted, its table, and what was written on each member. */
export function chapterParts(document: ReleaseDocument, scoreOf: (commitment: string, member: string) => Cell): Part[] {
  const { plan, chapters = [] } = document;
  const results = resultsOfRelease(document);
  const members = plan.members.map(({ code }) => code);
  return chapters.flatMap((chapter): Part[] => {
    const commitment = plan.commitments.find(({ id }) => id === chapter.commitment);
    if (!commitment) return [];
    const read = readChapter(chapter, { language: 'en', members, results });
    return chapterOf(document, commitment, read, scoreOf);
  });
}

function chapterOf(
  { plan, scores }: ReleaseDocument,
  { id, code, title, text, provenance }: Commitment,
  read: ReadChapter,
  scoreOf: (commitment: string, member: string) => Cell,
): Part[] {
  const own = new Map(scores.filter(({ commitment }) => commitment === id).map((score) => [score.member, score]));
  return [
    { kind: 'heading', level: 1, text: `${code} ${english(title)}`, newPage: true },
    words(english(text)),
    words(`${say('provenance.official')}. ${say('source.citation', { citation: provenance.source })}`),
    head(say('chapter.assessment')),
    {
      kind: 'table',
      widths: [403, 100],
      head: [say('term.member'), say('term.score')],
      rows: plan.members.map((member) => [{ text: english(member.name) }, scoreOf(id, member.code)]),
    },
    head(say('chapter.background')),
    ...partsOf(read.background),
    head(say('chapter.definitions')),
    ...partsOf(read.definitions),
    ...plan.members.flatMap((member): Part[] => {
      const score = own.get(member.code) ?? { kind: 'no-data' as const, value: null };
      const name = english(member.name);
      return [
        head(headMember(say, name, score)),
        ...partsOf(read.members.get(member.code) ?? []),
        words(closeMember(say, name, score)),
      ];
    }),
    head(say('chapter.references')),
    ...read.references.map(({ number, title: named, publisher, published, url }) =>
      words(`${number}. ${named}, ${publisher} ${published}. ${url}`),
    ),
  ];
}

const english = ({ original, texts }: ReleaseDocument['title']): string => texts[original]?.text ?? '';
const head = (text: string): Part => ({ kind: 'heading', level: 2, text });
const words = (text: string): Part => ({ kind: 'paragraph', text, measure: MEASURE });

function partsOf(blocks: readonly ChapterBlock[]): Part[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [words(textOf(block.words))] : block.items.map((item) => words(`• ${textOf(item)}`)),
  );
}

function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'reference') return `[${piece.number ?? '?'}]`;
      return piece.value ? printResult('en', piece.value) : '?';
    })
    .join('');
}
