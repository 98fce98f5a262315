import type { WrittenFault } from '../refusal.js';
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
export function faultOf(finding: PlacedFinding): WrittenFault {
  const { chapter, language, section, offset, text } = finding;
  const at = `${section}, character ${offset + 1}`;
  return {
    pointer: `/chapters/${escape(chapter)}/${escape(language)}/${section}`,
    ...WORDS[finding.kind](finding as never, at, text),
  };
}

type Words = {
  readonly [Kind in NumberFinding['kind']]: (
    finding: Extract<NumberFinding, { kind: Kind }>,
    at: string,
    text: string,
  ) => Pick<WrittenFault, 'message' | 'cure'>;
};

const WORDS: Words = {
  contradiction: ({ expression, stated, value }, at, text) => ({
    message: `${at}: ${text} says ${stated}; the tables say ${value.text ?? value.gap ?? 'nothing'} (${expression}).`,
    cure: 'Correct the stated figure, or leave it out: the mark prints what the tables say.',
  }),
  'unknown-mark': ({ expression }, at) => ({
    message: `${at}: {{${expression}}} names no result of these tables.`,
    cure: 'Choose the result from the list beside the text.',
  }),
  'unknown-reference': ({ key }, at) => ({
    message: `${at}: [^${key}] is not among the references of the chapter.`,
    cure: 'Add the reference, or take it out of the text.',
  }),
  'void-reference': ({ key }, at) => ({
    message: `${at}: [^${key}] cites an action that does not stand: it was withdrawn, its class is contested, or its score is open again.`,
    cure: 'Take the reference out of the text, or cite another source.',
  }),
  'look-alike': (_, at, text) => ({
    message: `${at}: ${text} looks like a result.`,
    cure: 'Say whether it is a result or another figure.',
  }),
};

function escape(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
