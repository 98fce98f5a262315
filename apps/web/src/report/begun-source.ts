import type { EvidenceFile } from '@signatory/contract';
import { tierOf, type EvidenceTier } from '@signatory/domain';

export const DATES = ['happened', 'published', 'accessed'] as const;
const FIELDS = ['title', 'publisher', 'publisherClass', 'url', ...DATES, 'page', 'quote', 'item'] as const;

/** A source that is being described: a page by its address, or a file that was sent. */
export interface BegunSource {
  readonly of: 'link' | EvidenceFile;
  readonly tier: EvidenceTier;
  readonly fields: Readonly<Record<(typeof FIELDS)[number], string>>;
}

/** Nothing of it is known but a file's name. `keys`: the items of a list that it can stand behind. */
export function begin(of: 'link' | EvidenceFile, keys: readonly string[]): BegunSource {
  const [title, hash] = of === 'link' ? [''] : [of.name.replace(/\.[^.]+$/, ''), of.sha256];
  const none = Object.fromEntries(FIELDS.map((field) => [field, ''])) as BegunSource['fields'];
  return { of, tier: tierOf({ file: hash }), fields: { ...none, title, item: keys[0] ?? '' } };
}
