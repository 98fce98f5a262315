import type { ChapterReference, ChapterView } from '@signatory/contract';

/** Evidence as a reference of the chapter: the one that it is already, or a new one with a key that none has. */
export function citeEvidence(
  references: readonly ChapterReference[],
  { member, ...evidence }: ChapterView['evidence'][number],
): { readonly key: string; readonly references: readonly ChapterReference[] } {
  const known = references.find(({ title, url }) => title === evidence.title && url === evidence.url);
  if (known) return { key: known.key, references };
  const taken = new Set(references.map(({ key }) => key));
  const stem = member.toLowerCase().replace(/[^a-z0-9]/g, '') || 'source';
  let n = 1;
  while (taken.has(`${stem}-${n}`)) n += 1;
  const key = `${stem}-${n}`;
  return { key, references: [...references, { key, ...evidence }] };
}
