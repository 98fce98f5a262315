import { appliesTo, cellKey, groupBy, type EntryReviewState } from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import { indexPlan, isBaseline, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { isReady, readStandings } from '../scoring/index.js';

/** An entry of a certified report, as review left it. */
export interface ReviewedWork {
  readonly cell: string;
  readonly state: EntryReviewState;
  readonly since: Date;
  /** Who decided or asked last. */
  readonly reviewer: string | null;
}

/** A commitment whose entries are settled, and which lacks blind scores. */
export interface UnscoredWork {
  readonly cell: string;
  readonly since: Date;
  readonly opinions: number;
  /** Whose places have given one: the reviewers', and of a stand-in the absent person's. */
  readonly given: ReadonlySet<string>;
}

export interface Work {
  readonly entries: readonly ReviewedWork[];
  readonly scores: readonly UnscoredWork[];
}

// Of the newest version of each certified report. $1 cycle, $2 members.
const ENTRIES = `
  select s.member_code as member, v.indicator_id as indicator, coalesce(r.state, 'PENDING') as state,
    coalesce(r.changed_at, s.submitted_at) as since, r.reviewer
  from submission s
  cross join lateral (select distinct w.indicator_id from entry_version w
    where w.cycle_id = s.cycle_id and w.member_code = s.member_code and w.since_revision <= s.at_revision) v
  left join entry_review r on r.cycle_id = s.cycle_id and r.member_code = s.member_code
    and r.submission_version = s.version and r.indicator_id = v.indicator_id
  where s.cycle_id = $1 and s.member_code = any ($2::text[]) and s.state in ('SUBMITTED', 'UNDER_REVIEW', 'ACCEPTED')
    and s.version = (select max(l.version) from submission l where l.cycle_id = s.cycle_id and l.member_code = s.member_code)`;

const SCORED = `
  select member_code as member, commitment_id as commitment, state, opinions from score
  where cycle_id = $1 and member_code = any ($2::text[])`;
// Of the round that a score is in: in a correction case the same people score again.
const GIVEN = `
  select g.member, g.commitment, coalesce(g.stands_in_for, g.reviewer) as place from opinions_given($1) g
  join score s on s.cycle_id = $1 and s.member_code = g.member and s.commitment_id = g.commitment and s.round = g.round`;

interface EntryRow {
  readonly member: string;
  readonly indicator: string;
  readonly state: EntryReviewState;
  readonly since: Date;
  readonly reviewer: string | null;
}

/** What waits for reviewers in a cycle. The transaction is that of who keeps it: scores stay blind, who gave one does not. */
export async function readWork(tx: EntityManager, opened: OpenedCycle): Promise<Work> {
  const { cycle, plan } = opened;
  const members = memberCodes(plan);
  const { byId } = indexPlan(plan);
  const rows = (await tx.query<EntryRow[]>(ENTRIES, [cycle.id, members])).filter(({ indicator }) =>
    byId.has(indicator),
  );
  const entries = rows.map(({ member, indicator, state, since, reviewer }) => {
    const pillar = byId.get(indicator)?.commitment.pillar ?? null;
    return { cell: cellKey({ member, pillar }), state, since, reviewer };
  });
  return { entries, scores: isBaseline(cycle) ? [] : await readUnscored(tx, opened, rows) };
}

async function readUnscored(tx: EntityManager, { cycle, plan }: OpenedCycle, rows: readonly EntryRow[]) {
  const rowsOf = groupBy(rows, ({ member }) => member);
  const members = memberCodes(plan).filter((code) => rowsOf.has(code));
  const heads = await tx.query<{ member: string; commitment: string; state: string; opinions: number }[]>(SCORED, [
    cycle.id,
    members,
  ]);
  const headOf = new Map(heads.map((head) => [`${head.member} ${head.commitment}`, head]));
  const given = await tx.query<{ member: string; commitment: string; place: string }[]>(GIVEN, [cycle.id]);
  const placesOf = new Map<string, Set<string>>();
  for (const { member, commitment, place } of given) {
    const cell = `${member} ${commitment}`;
    placesOf.set(cell, (placesOf.get(cell) ?? new Set()).add(place));
  }
  const openOf = new Map(
    members.map((member) => [
      member,
      plan.commitments.filter((commitment) => {
        const { state = 'NOT_SCORED', opinions = 0 } = headOf.get(`${member} ${commitment.id}`) ?? {};
        return appliesTo(commitment, member).kind === 'asked' && state === 'NOT_SCORED' && opinions < 2;
      }),
    ]),
  );
  const unscored: UnscoredWork[] = [];
  const waiting = members.filter((member) => openOf.get(member)?.length);
  for (const [member, report] of await readStandings(tx, cycle.id, waiting)) {
    const own = rowsOf.get(member) ?? [];
    for (const commitment of openOf.get(member) ?? []) {
      if (!isReady(plan, commitment, report) || own.length === 0) continue;
      const settled = own.filter(({ indicator }) => commitment.indicators.some(({ id }) => id === indicator));
      unscored.push({
        cell: cellKey({ member, pillar: commitment.pillar }),
        since: latest(settled.length > 0 ? settled : own),
        opinions: headOf.get(`${member} ${commitment.id}`)?.opinions ?? 0,
        given: placesOf.get(`${member} ${commitment.id}`) ?? new Set(),
      });
    }
  }
  return unscored;
}

/** A score waits since the last of its entries was settled. */
function latest(rows: readonly EntryRow[]): Date {
  return new Date(Math.max(...rows.map(({ since }) => since.getTime())));
}
