import type { ReleaseAction } from '@signatory/contract';
import type { EntityManager } from 'typeorm';

/** A settled action as the public is told of it once its score is released. */
export interface ToldAction extends ReleaseAction {
  readonly id: string;
  /** The member sees the score that it stands behind: from then on chapters are written about it. */
  readonly shared: boolean;
}

/** Of each piece only what is public, and no address or file that stands behind something that is not. */
const TOLD = `
  select a.id, a.member_code as member, a.commitment_id as commitment, a.happened::text as happened, a.text, a.class, a.origin,
    a.state = 'ANSWERED' as contested,
    coalesce((select s.state in ('SHARED', 'CONFIRMED', 'RECALIBRATED', 'PUBLISHED') from score s where s.cycle_id = a.cycle_id
      and s.member_code = a.member_code and s.commitment_id = a.commitment_id), false) as shared,
    (select coalesce(json_agg(json_build_object('title', e.title, 'publisher', e.publisher, 'url', e.url,
        'published', e.published, 'accessed', e.accessed, 'page', e.page, 'quote', e.quote, 'sha256', e.blob_sha256) order by e.n), '[]')
      from action_evidence e where e.cycle_id = a.cycle_id and e.member_code = a.member_code and e.action_id = a.id
        and e.tier = 'public' and (e.url is null or not exists (
          select from evidence h where h.cycle_id = e.cycle_id and h.member_code = e.member_code and h.url = e.url
          group by h.url having bool_and(h.tier <> 'public')))
        and (e.blob_sha256 is null or not exists (
          select from evidence h where h.cycle_id = e.cycle_id and h.member_code = e.member_code
            and h.blob_sha256 = e.blob_sha256
          group by h.blob_sha256 having bool_and(h.tier <> 'public')))) as evidence
  from action a where a.cycle_id = $1 and a.state in ('CLASSED', 'ANSWERED') order by a.happened, a.at, a.id`;

interface Row extends Omit<ToldAction, 'evidence' | 'text'> {
  readonly text: NonNullable<ToldAction['text']>;
  readonly evidence: readonly Readonly<Record<Said, string | null>>[];
}

type Said = 'title' | 'publisher' | 'url' | 'published' | 'accessed' | 'page' | 'quote' | 'sha256';

/** The settled actions of a cycle, by day, as far as the transaction sees them; without public evidence an action has no words. */
export async function readToldActions(tx: EntityManager, cycleId: string): Promise<ToldAction[]> {
  return (await tx.query<Row[]>(TOLD, [cycleId])).map(({ text, evidence, ...row }) => ({
    ...row,
    text: evidence.length > 0 ? text : null,
    evidence: evidence.map(said),
  }));
}

function said({ title, ...piece }: Row['evidence'][number]): ToldAction['evidence'][number] {
  const given = Object.entries(piece).filter((each): each is [string, string] => each[1] !== null);
  return { title: title ?? '', ...Object.fromEntries(given) };
}
