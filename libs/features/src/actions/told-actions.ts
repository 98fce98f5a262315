import type { ReleaseAction } from '@signatory/contract';
import type { EntityManager } from 'typeorm';
import { HiddenAddresses, type EvidenceAddress } from '../scoring/index.js';

/** A settled action as the public is told of it once its score is released. */
export interface ToldAction extends ReleaseAction {
  readonly id: string;
  /** The member sees the score that it stands behind: from then on chapters are written about it. */
  readonly shared: boolean;
}

/** Of each piece only what is public, and no file that stands behind something that is not. */
const TOLD = `
  select a.id, a.member_code as member, a.commitment_id as commitment, a.happened::text as happened, a.text, a.class, a.origin,
    a.state = 'ANSWERED' as contested,
    coalesce((select s.state in ('SHARED', 'CONFIRMED', 'RECALIBRATED', 'PUBLISHED') from score s where s.cycle_id = a.cycle_id
      and s.member_code = a.member_code and s.commitment_id = a.commitment_id), false) as shared,
    (select coalesce(json_agg(json_build_object('title', e.title, 'publisher', e.publisher, 'url', e.url,
        'published', e.published, 'accessed', e.accessed, 'page', e.page, 'quote', e.quote, 'sha256', e.blob_sha256) order by e.n), '[]')
      from action_evidence e where e.cycle_id = a.cycle_id and e.member_code = a.member_code and e.action_id = a.id
        and e.tier = 'public' and (e.blob_sha256 is null or not exists (
          select from evidence h where h.cycle_id = e.cycle_id and h.member_code = e.member_code
            and h.blob_sha256 = e.blob_sha256
          group by h.blob_sha256 having bool_and(h.tier <> 'public')))) as evidence
  from action a where a.cycle_id = $1 and a.state in ('CLASSED', 'ANSWERED') order by a.happened, a.at, a.id`;

/** The addresses that the members' own reports name. */
const REPORTED = `
  select member_code as member, url as address, bool_or(tier = 'public') as public
  from evidence where cycle_id = $1 and url is not null group by member_code, url`;

interface Row extends Omit<ToldAction, 'evidence' | 'text'> {
  readonly text: NonNullable<ToldAction['text']>;
  readonly evidence: readonly Readonly<Record<Said, string | null>>[];
}

type Said = 'title' | 'publisher' | 'url' | 'published' | 'accessed' | 'page' | 'quote' | 'sha256';

/** The settled actions of a cycle, by day, as far as the transaction sees them; without public evidence an action has no words. */
export async function readToldActions(tx: EntityManager, cycleId: string): Promise<ToldAction[]> {
  const rows = await tx.query<Row[]>(TOLD, [cycleId]);
  const reported = await tx.query<EvidenceAddress[]>(REPORTED, [cycleId]);
  const hidden = new Map(
    [...new Set(rows.map(({ member }) => member))].map((member) => [
      member,
      new HiddenAddresses(reported.filter((row) => row.member === member)),
    ]),
  );
  return rows.map(({ text, evidence, ...row }) => {
    const told = evidence.filter(({ url }) => url === null || !hidden.get(row.member)?.has(url));
    return { ...row, text: told.length > 0 ? text : null, evidence: told.map(said) };
  });
}

function said({ title, ...piece }: Row['evidence'][number]): ToldAction['evidence'][number] {
  const given = Object.entries(piece).filter((each): each is [string, string] => each[1] !== null);
  return { title: title ?? '', ...Object.fromEntries(given) };
}
