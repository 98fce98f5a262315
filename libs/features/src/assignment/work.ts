import { appliesTo, cellKey, TO_DECIDE, UNCLASSED, type EntryReviewState, type Plan } from '@signatory/domain';
import { wordList } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { indexPlan, isBaseline, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { guidelineReads, SETTLED } from '../scoring/index.js';

/** Entries of certified reports in one cell, as review left them, counted. */
export interface ReviewedWork {
  readonly cell: string;
  readonly state: EntryReviewState;
  /** Who approved, asked or was answered last; null where nobody did. */
  readonly reviewer: string | null;
  readonly count: number;
  /** Since when the oldest of them is as it is. */
  readonly since: Date;
}

/** Commitments of one cell whose entries are settled, and which lack blind scores, counted. */
export interface UnscoredWork {
  readonly cell: string;
  /** Whose places have given one to each: the reviewers', and of a stand-in the absent person's. */
  readonly given: ReadonlySet<string>;
  readonly count: number;
  /** Of all of them. */
  readonly opinions: number;
  /** Since when the oldest of them waits: since the last of its entries was settled. */
  readonly since: Date;
}

/** Scores of one cell that wait for an adjudicator: disputed, or contested by their member; counted. */
export interface DisputedWork {
  readonly cell: string;
  readonly count: number;
  readonly since: Date;
}

export interface Work {
  readonly entries: readonly ReviewedWork[];
  readonly scores: readonly UnscoredWork[];
  readonly disputes: readonly DisputedWork[];
}

const ASKED: readonly EntryReviewState[] = ['CLARIFICATION_REQUESTED'];
// Of these it matters who acted last.
const ACTED: readonly EntryReviewState[] = ['AWAITING_APPROVAL', 'CLARIFICATION_REQUESTED', 'ANSWERED'];
// Of the newest version of each certified report. $1 cycle, $2 members, $3 what the plan asks of them. What has a review was
// answered: only for the rest is it asked one by one, under a policy that asks the report each time.
const REPORTS = `
  item as materialized (select * from jsonb_to_recordset($3::jsonb->'items') as t (id text, commitment text, pillar text, reads boolean)),
  report as materialized (select * from (select distinct on (member_code) * from submission
    where cycle_id = $1 and member_code = any ($2::text[]) order by member_code, version desc) s
    where state in ('SUBMITTED', 'UNDER_REVIEW', 'ACCEPTED')),
  entry as materialized (select s.member_code as member, s.version, s.state in ('UNDER_REVIEW', 'ACCEPTED') as reviewed,
      i.pillar, i.commitment, coalesce(r.state, 'PENDING') as state, coalesce(r.changed_at, s.submitted_at) as since, r.reviewer
    from report s cross join item i
    left join entry_review r on r.cycle_id = $1 and r.member_code = s.member_code
      and r.submission_version = s.version and r.indicator_id = i.id
    where r.state is not null or exists (select from entry_version w where w.cycle_id = $1 and w.member_code = s.member_code
      and w.indicator_id = i.id and w.since_revision <= s.at_revision))`;

const ENTRIES = `
  with ${REPORTS}
  select member, pillar, state, case when state in (${wordList(ACTED)}) then reviewer end as reviewer, count(*)::int as count,
    min(since) as since
  from entry where state in (${wordList([...TO_DECIDE, ...ASKED])}) group by 1, 2, 3, 4`;

// A score waits as awaitedForScore says it, of a report that came. Opinions are those of the round that a score is in: in a
// correction case the same people score again. All that is known of a commitment is put together in one pass: a join of two
// that the planner knows nothing of would take each with each.
const UNSCORED = `
  with ${REPORTS},
  reviewed as materialized (select member, since from (
      select member, version, max(since) as since from entry where reviewed group by 1, 2) e
    where exists (select from entry_review r where r.cycle_id = $1 and r.member_code = e.member and r.submission_version = e.version)),
  known as (
    select r.member, c.id as commitment, c.pillar, r.since as reviewed, null::timestamptz as settled, false as stops, 0 as opinions,
      null::text as place
    from reviewed r cross join jsonb_to_recordset($3::jsonb->'commitments') as c (id text, pillar text)
    union all select member, commitment, null, null, since, false, 0, null from entry
    union all select r.member_code, i.commitment, null, null, null, true, 0, null from report s
      join entry_review r on r.cycle_id = $1 and r.member_code = s.member_code and r.submission_version = s.version
        and r.state not in (${wordList(SETTLED)})
      join item i on i.id = r.indicator_id and i.reads
    union all select member_code, commitment_id, null, null, null, true, 0, null from action
      where cycle_id = $1 and state in (${wordList(UNCLASSED)})
    union all select u.member, u.commitment, null, null, null, true, 0, null
      from jsonb_to_recordset($3::jsonb->'unasked') as u (member text, commitment text)
    union all select member_code, commitment_id, null, null, null, state <> 'NOT_SCORED' or opinions >= 2, opinions, null
      from score where cycle_id = $1
    union all select g.member, g.commitment, null, null, null, false, 0, coalesce(g.stands_in_for, g.reviewer)
      from opinions_given($1) g join score s on s.cycle_id = $1 and s.member_code = g.member
        and s.commitment_id = g.commitment and s.round = g.round),
  waiting as (select member, max(pillar) as pillar, coalesce(max(settled), max(reviewed)) as since, sum(opinions)::int as opinions,
      coalesce(array_agg(distinct place) filter (where place is not null), '{}') as places
    from known group by member, commitment having max(reviewed) is not null and not bool_or(stops))
  select member, pillar, places, count(*)::int as count, sum(opinions)::int as opinions, min(since) as since
  from waiting group by 1, 2, 3`;

// Contested is what the desk has as such: by the last reply since it was shared. $3 what the plan asks.
const DISPUTES = `
  select s.member_code as member, c.pillar, count(*)::int as count,
    min(case when s.state = 'DISPUTED' then s.changed_at else standing.at end) as since
  from score s join jsonb_to_recordset($3::jsonb->'commitments') as c (id text, pillar text) on c.id = s.commitment_id
  left join lateral (select kind, at from score_reply r where r.cycle_id = s.cycle_id and r.member_code = s.member_code
    and r.commitment_id = s.commitment_id and r.at >= s.shared_at order by r.n desc limit 1) standing on true
  where s.cycle_id = $1 and s.member_code = any ($2::text[])
    and (s.state = 'DISPUTED' or (s.state = 'SHARED' and standing.kind = 'contested'))
  group by 1, 2`;

interface Counted {
  readonly member: string;
  readonly pillar: string | null;
  readonly count: number;
  readonly since: Date;
}

/**
 * What waits for reviewers in a cycle, counted by cell where it stands. The transaction is that of who keeps it: scores stay
 * blind, who gave one does not.
 */
export async function readWork(tx: EntityManager, { cycle, plan }: OpenedCycle): Promise<Work> {
  const asked = [cycle.id, memberCodes(plan), JSON.stringify(describeAsked(plan))];
  const entries = await tx.query<(Counted & Pick<ReviewedWork, 'state' | 'reviewer'>)[]>(ENTRIES, asked);
  const scores = isBaseline(cycle)
    ? []
    : await tx.query<(Counted & { opinions: number; places: string[] })[]>(UNSCORED, asked);
  const disputes = await tx.query<Counted[]>(DISPUTES, asked);
  return {
    entries: entries.map(({ member, pillar, ...rest }) => ({ cell: cellKey({ member, pillar }), ...rest })),
    scores: scores.map(({ member, pillar, places, ...rest }) => ({
      cell: cellKey({ member, pillar }),
      given: new Set(places),
      ...rest,
    })),
    disputes: disputes.map(({ member, pillar, ...rest }) => ({ cell: cellKey({ member, pillar }), ...rest })),
  };
}

function describeAsked(plan: Plan) {
  const reads = new Map(plan.commitments.map((commitment) => [commitment.id, guidelineReads(plan, commitment)]));
  return {
    items: [...indexPlan(plan).byId].map(([id, { indicator, commitment }]) => ({
      id,
      commitment: commitment.id,
      pillar: commitment.pillar,
      reads: !indicator.assessor && (reads.get(commitment.id)?.includes(indicator.code) ?? false),
    })),
    commitments: plan.commitments.map(({ id, pillar }) => ({ id, pillar })),
    unasked: plan.commitments.flatMap((commitment) =>
      memberCodes(plan)
        .filter((member) => appliesTo(commitment, member).kind !== 'asked')
        .map((member) => ({ member, commitment: commitment.id })),
    ),
  };
}
