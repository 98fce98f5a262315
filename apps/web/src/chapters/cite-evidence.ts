import type { ChapterReference, ChapterView } from '@signatory/contract';

const MOST_IN_TITLE = 500;

/** The key under which something is cited, and the references with it. */
export interface Cited {
  readonly key: string;
  readonly references: readonly ChapterReference[];
}

/** Evidence as a reference of the chapter: the one that it is already, or a new one with a key that none has. */
export function citeEvidence(
  references: readonly ChapterReference[],
  { member, ...evidence }: ChapterView['evidence'][number],
): Cited {
  const known = references.find(({ title, url }) => title === evidence.title && url === evidence.url);
  return known ? { key: known.key, references } : addReference(references, member, evidence);
}

/** An action as a reference: its words stand for it here, and are printed with its member, day and evidence. */
export function citeAction(
  references: readonly ChapterReference[],
  { id, member }: Pick<ChapterView['actions'][number], 'id' | 'member'>,
  words: string,
): Cited {
  const known = references.find(({ action }) => action === id);
  if (known) return { key: known.key, references };
  const title = words.length > MOST_IN_TITLE ? `${words.slice(0, MOST_IN_TITLE - 1).trimEnd()}…` : words;
  return addReference(references, member, { title, action: id });
}

function addReference(
  references: readonly ChapterReference[],
  member: string,
  reference: Omit<ChapterReference, 'key'>,
): Cited {
  const taken = new Set(references.map(({ key }) => key));
  const stem = member.toLowerCase().replace(/[^a-z0-9]/g, '') || 'source';
  let n = 1;
  while (taken.has(`${stem}-${n}`)) n += 1;
  const key = `${stem}-${n}`;
  return { key, references: [...references, { key, ...reference }] };
}
