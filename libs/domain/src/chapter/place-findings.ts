import { faultWords, type FaultWords } from '../faults/fault-words.js';
import type { CodedFault } from '../refusal.js';
import { sectionsInOrder, type ChapterSections } from './chapter-text.js';
import { checkNumbers, type NumberCheck, type NumberFinding } from './number-check.js';

/** A finding with where it is: chapter, language, section and offset. */
export type PlacedFinding = NumberFinding & {
  /** The commitment's printed code. */
  readonly chapter: string;
  readonly language: string;
  /** `background`, `definitions`, `members/CA`. */
  readonly section: string;
};

/** The findings of all sections of a chapter in one language, in the order they are printed. */
export function checkChapter(
  { chapter, language, sections }: { chapter: string; language: string; sections: ChapterSections },
  { members, ...check }: NumberCheck & { readonly members: readonly string[] },
): PlacedFinding[] {
  return sectionsInOrder(sections, members).flatMap(({ section, text }) =>
    checkNumbers(text, check).map((finding) => ({ ...finding, chapter, language, section })),
  );
}

/** A finding as a fault that a reader can act on; pointers lead into the chapter. */
export function faultOf(finding: PlacedFinding): CodedFault {
  const { chapter, language, section, offset } = finding;
  const place = { part: section, character: offset + 1 };
  return {
    pointer: `/chapters/${escape(chapter)}/${escape(language)}/${section}`,
    words: wordsOf(finding, place),
  };
}

function wordsOf(finding: PlacedFinding, place: { readonly part: string; readonly character: number }): FaultWords {
  switch (finding.kind) {
    case 'contradiction': {
      const { text, stated, expression, value } = finding;
      return faultWords('chapter.contradiction', {
        ...place,
        text,
        stated,
        value: value.text ?? value.gap ?? '–',
        expression,
      });
    }
    case 'unknown-mark':
      return faultWords('chapter.unknown-mark', { ...place, expression: `{{${finding.expression}}}` });
    case 'unknown-reference':
    case 'void-reference':
      return faultWords(`chapter.${finding.kind}`, { ...place, key: `[^${finding.key}]` });
    case 'hidden-source': {
      const { key, address } = finding;
      return faultWords('chapter.hidden-source', { ...place, key: key === null ? 'none' : `[^${key}]`, address });
    }
    case 'look-alike':
      return faultWords('chapter.look-alike', { ...place, text: finding.text });
  }
}

function escape(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
