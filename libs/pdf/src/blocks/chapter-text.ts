import type { ChapterBlock, Inline } from '@signatory/domain';
import { printResult } from '@signatory/texts';
import { INK, TYPE } from '../identity.js';
import type { Block } from '../layout/block.js';
import { layBlocks } from '../layout/paginate.js';
import { isPrintable } from '../text/is-printable.js';
import type { Span } from '../text/typesetter.js';
import { list } from './list.js';
import { paragraph } from './paragraph.js';

const MEASURE = 430;

export interface ChapterTextOptions {
  /** Of the words, and of the results in them. */
  readonly language: string;
  /** Marked where it is not the document's. */
  readonly lang: string | undefined;
  /** Said where no font has a letter of the words: what somebody wrote cannot stop a release. */
  readonly unprintable: string;
}

/** A chapter's text as printed blocks: results as the tables have them, references by their number. */
export function chapterText(blocks: readonly ChapterBlock[], options: ChapterTextOptions): Block[] {
  const { language, lang, unprintable } = options;
  const printed = blocks.map((block): Block => {
    if (block.kind === 'paragraph')
      return paragraph(spansOf(block.words, language), { style: TYPE.body, measure: MEASURE, after: 6, lang });
    const items = block.items.map((words) => spansOf(words, language));
    const { numbered } = block;
    return list(items, { style: TYPE.body, measure: MEASURE, before: 2, after: 6, numbered, lang });
  });
  const texts = blocks.flatMap(wordsIn).flatMap((words) => spansOf(words, language).map(({ text }) => text));
  const instead = paragraph(unprintable, { style: TYPE.quiet, measure: MEASURE, after: 6 });
  return [
    {
      // Asked where it is laid out: its words are read once then.
      lay: (width, set) => layBlocks(isPrintable(set, texts) ? printed : [instead], width, set),
    },
  ];
}

function spansOf(words: readonly Inline[], language: string): Span[] {
  return words.map((piece): Span => {
    if (piece.kind === 'text') return { text: piece.text };
    if (piece.kind === 'reference') return { text: `[${piece.number ?? '?'}]`, ink: INK.ink600 };
    return { text: piece.value ? printResult(language, piece.value) : '?' };
  });
}

function wordsIn(block: ChapterBlock): readonly (readonly Inline[])[] {
  return block.kind === 'paragraph' ? [block.words] : block.items;
}
