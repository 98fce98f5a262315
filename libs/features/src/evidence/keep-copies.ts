import type { EvidenceTier } from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import { mayBeCopied, QuotedWords, type ReportKey } from '../submissions/index.js';
import type { CopiedPage } from './copy-page.js';

/** A piece whose page was asked for. */
export interface CopiedPiece {
  readonly id: string;
  readonly tier: EvidenceTier | null;
  readonly quote: string | null;
  readonly link: { readonly copy?: CopiedPage };
}

/** A page may stand behind a thousand pieces, and a statement holds the text of each. */
const AT_ONCE = 20;

// The first copy is the one that was cited, and stays; only where the quoted words are not in it, and are in what is there now,
// that is the better one. A page is another when its words are, or its bytes where there are no words to read: bytes alone change
// with each visit.
const SAME = `(k.sha256 = excluded.sha256 or k.text = excluded.text)`;
const BETTER = `(k.quoted is false and excluded.quoted)`;
const KEEP = `
  insert into page_copy as k (cycle_id, member_code, evidence_id, address, media_type, size, sha256, text, cut, quoted, taken_at)
  select $1, $2, found.id, found.address, found.media_type, found.size, found.sha256, found.text, found.cut, found.quoted, $11
    from unnest($3::uuid[], $4::text[], $5::text[], $6::int[], $7::text[], $8::text[], $9::boolean[], $10::boolean[])
      as found (id, address, media_type, size, sha256, text, cut, quoted)
  on conflict (cycle_id, member_code, evidence_id) do update set
    ${['address', 'media_type', 'size', 'sha256', 'text', 'cut', 'quoted', 'taken_at']
      .map((column) => `${column} = case when ${BETTER} then excluded.${column} else k.${column} end`)
      .join(', ')},
    changed_at = case when ${BETTER} or ${SAME} then null else coalesce(k.changed_at, excluded.taken_at) end`;

/** Keeps what was read of the pages behind pieces, or tells that a page is another than the one kept. */
export async function keepCopies(
  tx: EntityManager,
  { cycleId, memberCode }: ReportKey,
  pieces: readonly CopiedPiece[],
  at: Date,
): Promise<void> {
  const words = new QuotedWords();
  const copied = pieces.flatMap(({ id, tier, quote, link: { copy } }) =>
    copy && mayBeCopied(tier) ? [{ id, ...copy, quoted: words.standIn(copy, quote) }] : [],
  );
  for (let from = 0; from < copied.length; from += AT_ONCE) {
    const some = copied.slice(from, from + AT_ONCE);
    await tx.query(KEEP, [
      cycleId,
      memberCode,
      some.map(({ id }) => id),
      some.map(({ address }) => address),
      some.map(({ mediaType }) => mediaType),
      some.map(({ size }) => size),
      some.map(({ sha256 }) => sha256),
      some.map(({ text }) => text),
      some.map(({ cut }) => cut),
      some.map(({ quoted }) => quoted),
      at,
    ]);
  }
}
