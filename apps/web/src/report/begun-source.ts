import type { EvidenceFile } from '@signatory/contract';
import { tierOf, type EvidenceTier } from '@signatory/domain';
import type { Piece } from './evidence-words.js';

export const DATES = ['happened', 'published', 'accessed'] as const;
const FIELDS = ['title', 'publisher', 'publisherClass', 'url', ...DATES, 'page', 'quote', 'item'] as const;

/** A source that is being described: a page by its address, or a file that was sent. */
export interface BegunSource {
  readonly of: 'link' | (Pick<EvidenceFile, 'name' | 'sha256'> & { readonly sentAs?: string });
  readonly tier: EvidenceTier;
  readonly fields: Readonly<Record<(typeof FIELDS)[number], string>>;
  /** The piece that it takes the place of, where one is described anew. */
  readonly instead?: Piece;
}

/**
 * Nothing of it is known but a file's name: that which it has here, where the same was kept under another one before. `keys`:
 * the items of a list that it can stand behind.
 */
export function begin(of: BegunSource['of'], keys: readonly string[]): BegunSource {
  const [title, hash] = of === 'link' ? [''] : [(of.sentAs ?? of.name).replace(/\.[^.]+$/, ''), of.sha256];
  const none = Object.fromEntries(FIELDS.map((field) => [field, ''])) as BegunSource['fields'];
  return { of, tier: tierOf({ file: hash }), fields: { ...none, title, item: keys[0] ?? '' } };
}

/** A piece as it is, to be changed: its file is not sent again. `name`: what that is called. */
export function beginAnew(piece: Piece, name = piece.title): BegunSource {
  const fields = Object.fromEntries(FIELDS.map((field) => [field, piece[field] ?? ''])) as BegunSource['fields'];
  const of = piece.file === undefined ? 'link' : { name, sha256: piece.file };
  return { of, tier: tierOf(piece), fields, instead: piece };
}
