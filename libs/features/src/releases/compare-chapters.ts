import type { ReleaseChapter, ReleaseDocument } from '@signatory/contract';

/** A chapter that reads otherwise, with where the first difference stands. */
export interface ChangedChapter {
  /** The commitment's id. */
  readonly commitment: string;
  /** Null where it was not there, or is no more. */
  readonly before: string | null;
  readonly now: string | null;
}

/** As many letters of either text as a row of an erratum has room for. */
const SHOWN = 80;
/** So many letters before the first difference tell where it stands. */
const LEAD = 24;
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

/** Both texts from shortly before where they part. */
function excerpts(was: string, is: string): [string, string] {
  const [old, next] = [[...was], [...is]];
  let same = 0;
  while (same < old.length && old[same] === next[same]) same += 1;
  const space = old.lastIndexOf(' ', Math.max(0, same - LEAD)) + 1;
  // Not every language has spaces between its words.
  const begin = same <= LEAD ? 0 : same - space <= 2 * LEAD ? space : same - LEAD;
  const cut = (letters: readonly string[]): string => {
    const shown = letters.slice(begin, begin + SHOWN).join('');
    return `${begin > 0 ? '… ' : ''}${shown}${letters.length > begin + SHOWN ? ' …' : ''}`;
  };
  return [cut(old), cut(next)];
}
