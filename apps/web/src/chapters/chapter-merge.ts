import type { ChapterReference, ChapterSections } from '@signatory/contract';
import { withSection } from '@signatory/domain';
import type { Differing, TwoOf } from '../ui/differing.js';
import { textOf } from './desk-section.js';

/** What a text says, with what it cites. */
export interface Written {
  readonly sections: ChapterSections;
  readonly references: readonly ChapterReference[];
}

/** Of the sections in which two texts of one chapter differ, who changed them. */
export function findDiffering({ from, mine, theirs }: TwoOf<Written>): Differing<string> {
  const names = [mine, theirs].flatMap(({ sections }) => [
    'background',
    'definitions',
    ...Object.keys(sections.members).map((member) => `members/${member}`),
  ]);
  const differing = [...new Set(names)].filter((name) => textOf(mine.sections, name) !== textOf(theirs.sections, name));
  const isAsBefore = (name: string, { sections }: Written): boolean =>
    from !== null && textOf(from.sections, name) === textOf(sections, name);
  return {
    contested: differing.filter((name) => !isAsBefore(name, mine) && !isAsBefore(name, theirs)),
    theirs: differing.filter((name) => isAsBefore(name, mine)),
    mine: differing.filter((name) => isAsBefore(name, theirs)),
  };
}

/** Whether two texts say the same and cite the same. */
export function isSameText(one: Written, other: Written): boolean {
  const said = ({ sections: { members, ...more }, references }: Written): string =>
    JSON.stringify([
      Object.entries({ ...more, ...members })
        .filter(([, text]) => text !== '')
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
      references,
    ]);
  return said(one) === said(other);
}

/**
 * The other editor's text with those sections of one's own that were kept. A source that both have stands once, under the other
 * editor's key; where both gave a key to different sources, one's own has a new one, in what is kept, too. What the other
 * editor took away or corrected meanwhile, and oneself did not touch, is as there.
 */
export function mergeWritten({ from, mine, theirs }: TwoOf<Written>, kept: ReadonlySet<string>): Written {
  const references = [...theirs.references];
  const renamed = new Map<string, string>();
  const said = [...kept].map((name) => textOf(mine.sections, name)).join('\n');
  for (const reference of mine.references) {
    const alike = references.filter((each) => isSame(each, reference));
    const known = alike.find(({ key }) => key === reference.key) ?? alike[0];
    const taken = references.some(({ key }) => key === reference.key);
    const isUntouched = from?.references.some((each) => each.key === reference.key && isSame(each, reference)) ?? false;
    const isGone = isUntouched && (taken || !said.includes(`[^${reference.key}]`));
    if (known) renamed.set(reference.key, known.key);
    if (known || isGone) continue;
    const key = taken ? freeKey(reference.key, [...references, ...mine.references]) : reference.key;
    renamed.set(reference.key, key);
    references.push({ ...reference, key });
  }
  const cite = (text: string): string =>
    text.replaceAll(/\[\^([^\]]+)\]/g, (mark, key: string) => (renamed.has(key) ? `[^${renamed.get(key)}]` : mark));
  const sections = [...kept].reduce(
    (merged, name) => withSection(merged, name, cite(textOf(mine.sections, name))),
    theirs.sections,
  );
  return { sections, references };
}

/** Whether two keys are of one source. */
function isSame(one: ChapterReference, other: ChapterReference): boolean {
  const said = ({ title, url, publisher, published, accessed, page, quote, action }: ChapterReference): string =>
    JSON.stringify([title, url, publisher, published, accessed, page, quote, action]);
  return said(one) === said(other);
}

function freeKey(key: string, references: readonly ChapterReference[]): string {
  const taken = new Set(references.map((each) => each.key));
  const stem = key.replace(/-\d+$/, '');
  let n = 1;
  while (taken.has(`${stem}-${n}`)) n += 1;
  return `${stem}-${n}`;
}
