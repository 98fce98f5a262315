import type { EntryView, IndicatorView, SaveEntry } from '@signatory/contract';
import { EVIDENCE_PARTS, tierOf } from '@signatory/domain';
import type { Speech } from '../session/language.js';

/** A piece as it stands in a draft. */
export type Piece = SaveEntry['evidence'][number];
/** Of the same as it is stored: under what its file is fetched, and what is known of that and of its page. */
export type StoredPiece = Pick<EntryView['evidence'][number], 'id' | 'stored' | 'link'> & {
  readonly copy?: EntryView['evidence'][number]['copy'];
};

/** The stored piece that a draft's piece is; undefined for one that is not saved yet. */
export function storedAs(piece: Piece, stored: readonly (Piece & StoredPiece)[]): StoredPiece | undefined {
  return stored.find((each) => isSamePiece(each, piece));
}

/** Whether the same is said of both. */
export function isSamePiece(one: Piece, other: Piece): boolean {
  return EVIDENCE_PARTS.every((part) =>
    part === 'tier' ? tierOf(one) === tierOf(other) : (one[part] ?? '') === (other[part] ?? ''),
  );
}

/** What an item of a list is called that a piece is about; its code where the list does not name it. */
export function nameItem(items: IndicatorView['items'], key: string, choose: Speech['choose']): string {
  const label = items?.codes.find(({ code }) => code === key)?.label;
  return label ? choose(label) : key;
}

const KB = 1_024;
const MB = KB * KB;

/** In the units in which the limit is set, rounded up: what may not be sent has more than the limit in words too. */
export function sayBytes(bytes: number, { say, decimal }: Pick<Speech, 'say' | 'decimal'>): string {
  if (bytes < KB) return say('size.bytes', { size: bytes });
  if (bytes < MB) return say('size.kilobytes', { size: Math.ceil(bytes / KB) });
  return say('size.megabytes', { size: decimal(String(Math.ceil((bytes / MB) * 10) / 10)) });
}

const KINDS: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'text/csv': 'CSV',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
};

export function sayKind(mediaType: string): string {
  return KINDS[mediaType] ?? mediaType;
}

/** Endings that a file of evidence can have; what is in it is told by the server. */
export const ENDINGS = ['.pdf', '.xlsx', '.docx', '.csv', '.png', '.jpg', '.jpeg', '.webp'] as const;

/** Why a file is not even sent; null for one that is. */
export function faultOf(
  { name, size }: Pick<File, 'name' | 'size'>,
  most: number,
  speech: Pick<Speech, 'say' | 'decimal'>,
): string | null {
  const { say } = speech;
  if (!ENDINGS.some((ending) => name.toLowerCase().endsWith(ending))) return say('entry.evidence.kind.fault', { name });
  if (size === 0) return say('entry.evidence.empty.fault', { name });
  if (size > most)
    return say('entry.evidence.size.fault', { name, size: sayBytes(size, speech), most: sayBytes(most, speech) });
  return null;
}

/** One or more, in figures or Roman ones. */
const PAGES = /^[\divxlc]+(?:\s*[-–,;]\s*[\divxlc]+)*$/i;

/** Where in a source: pages by their number are said to be such; `p. 7` and `annex II` say themselves what they are. */
export function sayPage(page: string, say: Speech['say']): string {
  return PAGES.test(page.trim()) ? say('evidence.page', { page }) : page;
}
