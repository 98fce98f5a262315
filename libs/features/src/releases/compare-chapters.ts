import type { ReleaseChapter, ReleaseDocument } from '@signatory/contract';
import { excerpts } from './excerpts.js';

/** A chapter that reads otherwise, with where the first difference stands. */
export interface ChangedChapter {
  /** The commitment's id. */
  readonly commitment: string;
  /** Null where it was not there, or is no more. */
  readonly before: string | null;
  readonly now: string | null;
}

const MARK = /\{\{[^{}=]*=\s*([^{}]*?)\s*\}\}/g;

/** The chapters of which two documents of one cycle print other words, in the order of the later one. */
export function compareChapters(before: ReleaseDocument, now: ReleaseDocument): ChangedChapter[] {
  const [old, next] = [before, now].map(
    ({ chapters = [] }) => new Map(chapters.map((each) => [each.commitment, each])),
  );
  return [...new Set([...(next?.keys() ?? []), ...(old?.keys() ?? [])])].flatMap((commitment) => {
    const [was, is] = [old?.get(commitment), next?.get(commitment)];
    const [wasRead, isRead] = [was ? linesOf(was) : [], is ? linesOf(is) : []];
    const at = Array.from({ length: Math.max(wasRead.length, isRead.length) }, (_, line) => line).find(
      (line) => wasRead[line] !== isRead[line],
    );
    if (at === undefined) return [];
    const [from, to] = excerpts(wasRead[at] ?? '', isRead[at] ?? '');
    return [{ commitment, before: was ? from : null, now: is ? to : null }];
  });
}

/** What is read of a chapter: its sections in the language it was written in, then the translations, then what is cited. */
function linesOf({ original, texts, references }: ReleaseChapter): string[] {
  const languages = Object.keys(texts).toSorted(
    (a, b) => Number(b === original) - Number(a === original) || (a < b ? -1 : 1),
  );
  const read = languages.flatMap((language) => {
    const { background = '', definitions = '', members = {} } = texts[language] ?? {};
    const own = Object.keys(members)
      .toSorted()
      .map((member) => `${member}: ${members[member]}`);
    return [background, definitions, own.join(' ')];
  });
  const cited = references.map(({ key, title, publisher, published, accessed, url, action }) =>
    [`[${key}] ${title}`, publisher, published, accessed, url, action].filter((part) => part !== undefined).join(', '),
  );
  return [...read, cited.join('; ')].map((text) => text.replace(MARK, '$1').replace(/\s+/g, ' ').trim());
}
