import {
  blocksOf,
  numberReferences,
  resultsOf,
  sectionsInOrder,
  type ChapterBlock,
  type Results,
} from '@signatory/domain';
import type { ReleaseChapter } from './release-chapters.js';
import type { ReleaseDocument } from './release-document.js';

/** A chapter as it is printed in one language: results from the tables, references numbered by where they are first cited. */
export interface ReadChapter {
  readonly language: string;
  /** There is no checked translation in the language asked for: this is the original. */
  readonly fallback: boolean;
  readonly background: readonly ChapterBlock[];
  readonly definitions: readonly ChapterBlock[];
  /** By member code, of members with text. */
  readonly members: ReadonlyMap<string, readonly ChapterBlock[]>;
  readonly references: readonly (ReleaseChapter['references'][number] & { readonly number: number })[];
}

/** The results that the chapters of a document are bound to. */
export function resultsOfRelease({ plan, tables, scores }: ReleaseDocument): Results {
  return resultsOf({ commitments: plan.commitments, tables, scores });
}

/** Binds a chapter's text in a language to the results, in the original where there is no translation. */
export function readChapter(
  chapter: ReleaseChapter,
  { language, members, results }: { language: string; members: readonly string[]; results: Results },
): ReadChapter {
  const chosen = [language, language.split('-')[0] ?? language].find((each) => Object.hasOwn(chapter.texts, each));
  const own = chosen ?? chapter.original;
  const sections = chapter.texts[own] ?? { background: '', definitions: '', members: {} };
  const named = sectionsInOrder(sections, members);
  const numbers = numberReferences(named);
  const read = (section: string): readonly ChapterBlock[] => {
    const found = named.find((each) => each.section === section);
    return found ? blocksOf(found.text, { results, numbers }) : [];
  };
  return {
    language: own,
    fallback: chosen === undefined,
    background: read('background'),
    definitions: read('definitions'),
    members: new Map(
      members.flatMap((member) =>
        (sections.members[member] ?? '').trim() === '' ? [] : [[member, read(`members/${member}`)] as const],
      ),
    ),
    references: chapter.references
      .flatMap((reference) => {
        const number = numbers.get(reference.key);
        return number === undefined ? [] : [{ ...reference, number }];
      })
      .sort((a, b) => a.number - b.number),
  };
}
