import { wordsIn, type EvidenceTier } from '@signatory/domain';
import { runPrepared } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import type { ReportKey } from './report-scope.js';

// $1 cycle, $2 member, $3 pieces that are written anew, $4 the tiers of which copies are kept.
const CARRY = {
  name: 'carry-copies',
  text: `
  insert into page_copy (cycle_id, member_code, evidence_id, address, media_type, size, sha256, text, cut, quoted, taken_at, changed_at)
  select distinct on (e.id) e.cycle_id, e.member_code, e.id, k.address, k.media_type, k.size, k.sha256, k.text, k.cut, null, k.taken_at, k.changed_at
  from evidence e
  join evidence same on same.cycle_id = e.cycle_id and same.member_code = e.member_code and same.url = e.url
  join page_copy k on k.cycle_id = same.cycle_id and k.member_code = same.member_code and k.evidence_id = same.id
  where e.cycle_id = $1 and e.member_code = $2 and e.id = any ($3::uuid[]) and e.tier = any ($4::text[])
  order by e.id, k.taken_at desc
  on conflict do nothing
  returning evidence_id as id, cut, (select e.quote from evidence e where e.cycle_id = page_copy.cycle_id
    and e.member_code = page_copy.member_code and e.id = page_copy.evidence_id) as quote,
    case when exists (select from evidence e where e.cycle_id = page_copy.cycle_id and e.member_code = page_copy.member_code
      and e.id = page_copy.evidence_id and e.quote is not null) then text end as text`,
};
const QUOTED = `update page_copy k set quoted = found.quoted from unnest($3::uuid[], $4::boolean[]) as found (id, quoted)
  where k.cycle_id = $1 and k.member_code = $2 and k.evidence_id = found.id`;

/** What is for the secretariat alone is not kept a second time. */
const COPIED_TIERS: readonly EvidenceTier[] = ['public', 'reviewers'];

/** Whether a copy is kept of the page of a piece; of none that is behind no entry. */
export function mayBeCopied(tier: EvidenceTier | null): boolean {
  return tier !== null && COPIED_TIERS.includes(tier);
}

interface ReadText {
  readonly text: string | null;
  /** Whether the page goes on beyond it. */
  readonly cut: boolean;
}

/**
 * Whether quoted words stand in what was read; null where nothing is quoted, nothing can be read, or they may stand in the rest. A
 * page is read once, however many pieces quote it.
 */
export class QuotedWords {
  private readonly read = new Map<string, (quote: string) => boolean>();

  standIn({ text, cut }: ReadText, quote: string | null): boolean | null {
    if (text === null || quote === null) return null;
    const stands = this.read.get(text) ?? wordsIn(text);
    this.read.set(text, stands);
    return stands(quote) ? true : cut ? null : false;
  }
}

/** A piece that was written anew around the same address keeps the copy of its page; its quote is looked for again. */
export async function carryCopies(
  tx: EntityManager,
  { cycleId, memberCode }: ReportKey,
  pieces: readonly string[],
): Promise<void> {
  const rows = await runPrepared<{ id: string; quote: string | null } & ReadText>(tx, CARRY, [
    cycleId,
    memberCode,
    pieces,
    COPIED_TIERS,
  ]);
  const words = new QuotedWords();
  const quoted = rows.flatMap(({ id, quote, ...read }) => {
    const stands = words.standIn(read, quote);
    return stands === null ? [] : [{ id, stands }];
  });
  if (quoted.length > 0)
    await tx.query(QUOTED, [cycleId, memberCode, quoted.map(({ id }) => id), quoted.map(({ stands }) => stands)]);
}
