import { createHash } from 'node:crypto';
import { askTarget } from './ask-target.js';
import type { Target } from './link-target.js';
import { readPageText } from './page-text.js';

/** A page as it was read once: what it was, by its hash, and what could be read in it. */
export interface CopiedPage {
  /** Where it stood at last. */
  readonly address: string;
  readonly sha256: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** Null where its kind has no text to read. */
  readonly text: string | null;
  /** Whether the text goes on beyond what is kept. */
  readonly cut: boolean;
}

const MOST_BYTES = 5 * 1_048_576;
const MEDIA_TYPE = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/;

/**
 * Reads a page whole, at the address that was looked at. Null where there is nothing to keep: it did not come whole in time, is
 * too large, or is packed, which nobody here unpacks.
 */
export async function copyPage(target: Target, limitMs: number): Promise<CopiedPage | null> {
  const headers = { 'user-agent': 'Signatory link check', accept: 'text/html, */*;q=0.9' };
  const answer = await askTarget(target, { method: 'GET', headers, limitMs, keepBytes: MOST_BYTES });
  if (answer.kind !== 'answered' || answer.status !== 200 || !answer.whole) return null;
  const { body, headers: told } = answer;
  if (!/^(identity)?$/i.test(told['content-encoding'] ?? '')) return null;
  const [kind = '', ...parameters] = (told['content-type'] ?? '').split(';').map((each) => each.trim().toLowerCase());
  const mediaType = MEDIA_TYPE.test(kind) ? kind : 'application/octet-stream';
  const charset = parameters.flatMap((each) => /^charset="?([\w:-]{1,40})"?$/.exec(each)?.[1] ?? [])[0] ?? null;
  const read = readPageText(body, mediaType, charset);
  return {
    address: target.url.href,
    sha256: createHash('sha256').update(body).digest('hex'),
    mediaType,
    size: body.length,
    text: read?.text ?? null,
    cut: read?.cut ?? false,
  };
}
