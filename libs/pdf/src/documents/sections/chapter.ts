import {
  readChapter,
  resultsOfRelease,
  SourceNumbers,
  type ReadChapter,
  type ReleaseCommitment,
} from '@signatory/contract';
import { chapterText } from '../../blocks/chapter-text.js';
import { heading } from '../../blocks/heading.js';
import { kept } from '../../blocks/kept.js';
import { paragraph } from '../../blocks/paragraph.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import type { TextStyle, Typesetter } from '../../text/typesetter.js';
import type { View } from '../../view.js';
import { assessmentTable } from './assessment-table.js';
import { references } from './chapter-references.js';
import { guidelineTable } from './guideline-table.js';
import { chapterWords, isReasoned, isTold, MEASURE, memberPart, part, type Chapter } from './member-part.js';
import { chapterLangs, originalsNote } from './originals.js';
import { repliesBeside } from './reply-beside.js';
import { hasWording } from './wording.js';

/** A commitment's chapter, with the place that the contents lead to. */
export interface ChapterSection {
  readonly place: string;
  readonly section: Section;
}

/**
 * One chapter for each commitment of which there is more than its words and scores, which the tables have already: the commitment
 * quoted, its assessment table, background, definitions and guideline, then each member under its score with why it has it. Where
 * a release gives reasons or guidelines, a commitment of which it quotes no more than the words has its chapter too: one that is
 * missing among the others would look forgotten.
 */
export function chapterSections(view: View, set: Typesetter): ChapterSection[] {
  const { plan, scores } = view.document;
  const read = chapterReader(view);
  const isAssessed =
    plan.commitments.some(({ guideline: clauses }) => clauses.length > 0) ||
    scores.some(({ reason, rationale }) => reason !== null || rationale !== null);
  return plan.commitments
    .map((commitment) => chapterOf(commitment, read(commitment), TYPE.heading))
    .filter((chapter) => isAnyTold(view, chapter) || (isAssessed && hasWording(view, chapter.commitment)))
    .map((chapter, at): ChapterSection => {
      const place = `chapter-${at + 1}`;
      return { place, section: chapterSection(view, set, chapter, { place, first: at === 0 }) };
    });
}

function isAnyTold(view: View, chapter: Chapter): boolean {
  const { commitment, read } = chapter;
  if (read !== null || commitment.guideline.length > 0) return true;
  return view.members.some((member) => isReasoned(view, chapter, member));
}

/** A commitment as its sheet tells it. */
export function sheetChapter(view: View, commitment: ReleaseCommitment): Chapter {
  return chapterOf(commitment, chapterReader(view)(commitment), TYPE.subheading);
}

/** What a commitment's sheet prints of its chapter, and of each member more than its score; nothing where there is no more. */
export function chapterParts(view: View, set: Typesetter, chapter: Chapter): Block[] {
  return [
    ...writtenParts(view, chapter),
    ...view.members
      .filter((member) => isTold(view, chapter, member))
      .flatMap((member) => memberPart(view, set, chapter, member)),
  ];
}

function chapterOf(commitment: ReleaseCommitment, read: ReadChapter | null, head: TextStyle): Chapter {
  return { commitment, read, head, numbers: new SourceNumbers(read?.references ?? []) };
}

function chapterReader(view: View): (commitment: ReleaseCommitment) => ReadChapter | null {
  const { chapters = [] } = view.document;
  const results = chapters.length > 0 ? resultsOfRelease(view.document) : null;
  const members = view.members.map(({ code }) => code);
  return ({ id }) => {
    const found = chapters.find(({ commitment }) => commitment === id);
    return found && results ? readChapter(found, { language: view.language, members, results }) : null;
  };
}

function chapterSection(
  view: View,
  set: Typesetter,
  chapter: Chapter,
  { place, first }: { readonly place: string; readonly first: boolean },
): Section {
  const { say } = view;
  const { commitment } = chapter;
  const shown = view.show(commitment.title);
  const title = `${commitment.code} ${shown.text}`;
  return {
    title,
    blocks: [
      heading(2, title, {
        style: TYPE.section,
        after: 8,
        place,
        bookmark: 2,
        group: first ? say('pdf.chapters') : undefined,
        lang: shown.lang,
      }),
      ...quotation(view, commitment),
      ...originalsNote(view, chapterLangs(view, chapter)),
      part(chapter, say('chapter.assessment')),
      assessmentTable(view, commitment),
      ...writtenParts(view, chapter),
      ...guideline(view, chapter),
      ...memberParts(view, set, chapter),
      ...references(view, set, chapter, (text) => part(chapter, text)),
    ],
  };
}

/** Each member of whom there is more than a score, and then who the others are. */
function memberParts(view: View, set: Typesetter, chapter: Chapter): Block[] {
  const told = view.members.filter((member) => isReasoned(view, chapter, member));
  const others = view.members.filter((member) => !told.includes(member));
  const names = others.map(({ name }) => view.text(name)).join(view.say('join.comma'));
  const words = told.length === 0 ? view.say('chapter.untold.all') : view.say('chapter.untold', { names });
  return [
    ...told.flatMap((member) => {
      const own = memberPart(view, set, chapter, member);
      const replies = repliesBeside(view, set, { commitment: chapter.commitment.id, member: member.code });
      return [...own.slice(0, -1), ...own.slice(-1).map(replies.length > 0 ? kept : (block) => block), ...replies];
    }),
    ...(others.length > 0 ? [paragraph(words, { style: TYPE.quiet, measure: MEASURE, before: 14 })] : []),
  ];
}

function writtenParts(view: View, chapter: Chapter): Block[] {
  const { read, head } = chapter;
  if (!read) return [];
  return [
    ...(read.fallback && hasText(read)
      ? [
          paragraph(view.say('chapter.original'), {
            style: TYPE.quiet,
            measure: MEASURE,
            before: 12,
            keepWithNext: true,
          }),
        ]
      : []),
    ...written(view, { read, head }, 'background'),
    ...written(view, { read, head }, 'definitions'),
  ];
}

function hasText({ background, definitions, members }: ReadChapter): boolean {
  return background.length > 0 || definitions.length > 0 || members.size > 0;
}

/** The words as adopted, and whose they are. A title is not quoted again; of a matrix file, which has no more, it is nobody's paraphrase. */
function quotation(view: View, commitment: ReleaseCommitment): Block[] {
  const { text, provenance } = commitment;
  const isQuoted = hasWording(view, commitment);
  if (!isQuoted && view.document.source.kind === 'matrix') return [];
  const words = view.show(text);
  const kind = view.whose(commitment, text);
  return [
    ...(isQuoted
      ? [paragraph(words.text, { style: TYPE.lead, measure: MEASURE, after: 4, keepWithNext: true, lang: words.lang })]
      : []),
    paragraph(`${kind}${view.stop}${view.say('source.citation', { citation: provenance.source })}`, {
      style: TYPE.quiet,
      measure: MEASURE,
      after: 4,
      keepWithNext: true,
    }),
  ];
}

function written(
  view: View,
  { read, head }: { read: ReadChapter; head: TextStyle },
  which: 'background' | 'definitions',
): Block[] {
  const blocks = read[which];
  return blocks.length === 0
    ? []
    : [part({ head }, view.say(`chapter.${which}`)), ...chapterText(blocks, chapterWords(view, read))];
}

function guideline(view: View, { commitment: { guideline: clauses }, head }: Chapter): Block[] {
  if (clauses.length === 0) return [];
  return [part({ head }, view.say('commitment.guideline')), guidelineTable(view, clauses, 'commitment.guideline', 3.4)];
}
