import { QUEUE_VIEWS, type QueuePage, type QueueQuery, type QueueView } from '@signatory/contract';
import { DECISIONS, TO_DECIDE, type EntryReviewState } from '@signatory/domain';
import { wordList } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { STANDS as CERTIFIED } from '../submissions/index.js';
import { FINDINGS, ORDERS, REVIEWED_BEFORE, stateOf } from './queue-order.js';
import { IN_REVIEW } from './review-rows.js';

/** A member's entries of one pillar that the reader reads; `barred`: decides there, and is kept from it. */
export interface ReadCell {
  readonly member: string;
  /** Of the member in the plan's order. */
  readonly at: number;
  /** Empty where the plan has none. */
  readonly pillar: string;
  readonly barred: boolean;
  /** Which of the words that are sought the member's names have: `101`. */
  readonly has: string;
}

export interface SoughtIndicator {
  readonly id: string;
  readonly code: string;
  readonly pillar: string;
  readonly at: number;
  readonly has: string;
  /** Its id in the cycle before, of a figure whose series reaches back. */
  readonly before: string | null;
}

export interface Choice {
  readonly cycle: string;
  readonly before: string | null;
  readonly reader: string;
  readonly cells: readonly ReadCell[];
  readonly indicators: readonly SoughtIndicator[];
  /** How many words are sought. */
  readonly words: number;
  /** Where the page before ended, and how many rows were served till then. */
  readonly after: { readonly place: number; readonly served: number } | null;
  readonly query: QueueQuery;
}

export interface ChosenEntries extends Pick<QueuePage, 'total' | 'counts' | 'others' | 'barred'> {
  /** One more than the page has, where another page follows. */
  readonly entries: readonly { readonly member: string; readonly indicatorId: string; readonly place: number }[];
}

const is = (state: EntryReviewState): string => `state = '${state}'`;
const DECIDE = `state in (${wordList(TO_DECIDE)})`;

const VIEWS: Readonly<Record<QueueView, string>> = {
  // What is a colleague's alone to judge does not wait for this reader.
  waiting: `${DECIDE} and not barred and not approved`,
  // What the reader began stays theirs while it is open, also while the member is asked.
  mine: `coalesce(reviewer = reader, false) and not approved and (${DECIDE} or ${is('CLARIFICATION_REQUESTED')})`,
  'not-begun': `${is('PENDING')} and reviewer is null`,
  resubmitted: `resubmitted and ${DECIDE}`,
  flagged: `findings > 0 and ${DECIDE}`,
  answered: is('ANSWERED'),
  all: 'true',
};

// The reader has approved what waits for another approval: as `approversOf`, of the version `s`.
const STANDS = `x.command <> 'undo' and not exists (select from entry_review_event u where u.cycle_id = x.cycle_id
  and u.member_code = x.member_code and u.submission_version = x.submission_version and u.indicator_id = x.indicator_id and u.undoes = x.n)`;
const APPROVED = `
  case when r.state = 'AWAITING_APPROVAL' then exists (select from entry_review_event x
    where x.cycle_id = r.cycle_id and x.member_code = r.member_code and x.submission_version = r.submission_version
      and x.indicator_id = r.indicator_id and x.actor = q.reader and x.command in ('approve', 'endorse') and ${STANDS}
      and x.n > coalesce((select max(x.n) from entry_review_event x
        where x.cycle_id = r.cycle_id and x.member_code = r.member_code and x.submission_version = r.submission_version
          and x.indicator_id = r.indicator_id
          and x.command in ('void', ${wordList(DECISIONS.filter((each) => each !== 'approve' && each !== 'endorse'))}) and ${STANDS}), 0))
  else false end`;

const AFTER = `coalesce(
    (select rank from ranked where place = (select (c->'after'->>'place')::int from q)),
    (select rank - 1 from ranked where shown order by rank offset (select (c->'after'->>'served')::int from q) limit 1),
    (select count(*) from ranked))`;

const COUNTS = `(select jsonb_build_object(${[
  ...QUEUE_VIEWS.map((view) => `'${view}', count(*) filter (where ${VIEWS[view]})`),
  `'barred', count(*) filter (where barred and ${DECIDE})`,
  // A colleague began it, or it waits for another approval than the reader's own.
  `'others', count(*) filter (where ${DECIDE} and not barred and (approved or reviewer <> reader))`,
].join(', ')}) from entry) as counts`;

/** The entries of one page, and how many there are. $1 cycle, $2 the one before, $3 members, $4 the choice. The database puts them in order, and only the page leaves it. */
function statement({ query, after }: Choice): string {
  const sort = query.sort ?? 'plan';
  const direction = query.order === 'descending' ? 'desc' : 'asc';
  const order = `key ${direction}, place ${sort === 'plan' ? direction : 'asc'}`;
  return `
  with q as materialized (select c->>'reader' as reader, c->>'member' as member, c->>'pillar' as pillar, c->>'state' as state,
      repeat('1', (c->>'words')::int)::varbit as sought, c from (select $4::jsonb as c) p),
  cell as materialized (select t.* from q cross join lateral jsonb_to_recordset(c->'cells')
    as t (member text, at int, pillar text, barred boolean, has text)),
  item as materialized (select t.* from q cross join lateral jsonb_to_recordset(c->'indicators')
    as t (id text, code text, pillar text, at int, has text, before text)),
  width as (select count(*)::int as items from item),
  report as materialized (select s.*, ${REVIEWED_BEFORE} as reviewed from (select distinct on (member_code) * from submission
    where cycle_id = $1 and member_code = any ($3::text[]) order by member_code, version desc) s where state in (${wordList(IN_REVIEW)})),
  earlier as (select distinct on (member_code) cycle_id, member_code as member, at_revision as revision
    from submission where cycle_id = $2 and ${CERTIFIED} order by member_code, version desc),
  -- Looked up, not joined: the planner knows nothing of how many there are, and would take each entry with each.
  found as materialized (select coalesce(jsonb_object_agg(at, count), '{}') as counts from (
    select f.member_code || ' ' || f.indicator as at, count(*) from report s
    join validation_run run on run.cycle_id = $1 and run.member_code = s.member_code and run.revision = s.at_revision
    join finding f on f.cycle_id = $1 and f.member_code = run.member_code and f.run_id = run.id
      and f.outcome <> 'SUSPENDED'
    group by 1) f),
  entry as materialized (select s.member_code as member, i.id, i.pillar, c.at * width.items + i.at as place,
      ${stateOf('i.id')} as state, r.reviewer, q.reader, c.barred, ${APPROVED} as approved,
      ${FINDINGS} as findings, coalesce(b.state = 'RETURNED', false) as resubmitted, ${ORDERS[sort]} as key,
      (q.member is null or s.member_code = q.member) and (q.pillar is null or i.pillar = q.pillar)
        and (q.state is null or ${stateOf('i.id')} = q.state)
        and (c.has::varbit | i.has::varbit) = q.sought as passes
    from q cross join width cross join found
    cross join report s
    join cell c on c.member = s.member_code
    join item i on i.pillar = c.pillar
    left join entry_review r on r.cycle_id = $1 and r.member_code = s.member_code
      and r.submission_version = s.version and r.indicator_id = i.id
    left join entry_review b on b.cycle_id = $1 and b.member_code = s.member_code
      and b.submission_version = s.reviewed and b.indicator_id = i.id
    -- A review was made of an entry that stands there: only where none has begun it is looked for.
    where r.state is not null or exists (select from entry_version w where w.cycle_id = $1 and w.member_code = s.member_code
      and w.indicator_id = i.id and w.since_revision <= s.at_revision)),
  ranked as materialized (select member, id, place, passes and (${VIEWS[query.view ?? 'waiting']}) as shown,
    row_number() over (order by ${order}) as rank from entry),
  -- A row that has left the queue since is stood in for by as many as were served.
  start as (select ${after ? AFTER : '0'} as rank)
  select ${COUNTS}, (select count(*)::int from ranked where shown) as total, p.*
  from (select from q) one left join lateral (select member, id, place from ranked, start
    where shown and ranked.rank > start.rank order by ranked.rank limit ((select c->>'limit' from q)::int)) p on true`;
}

interface Found extends Pick<ChosenEntries, 'total'> {
  readonly counts: QueuePage['counts'] & Pick<QueuePage, 'others' | 'barred'>;
  /** Null where the page is empty. */
  readonly member: string | null;
  readonly id: string;
  readonly place: number;
}

/** Chooses the entries of one page of the queue, of reports in review. */
export async function chooseEntries(tx: EntityManager, choice: Choice): Promise<ChosenEntries> {
  const { member, pillar, state, limit } = choice.query;
  const { cycle, before, reader, cells, indicators, words, after } = choice;
  // What is sent empty asks for nothing.
  const narrowed = { member: member || undefined, pillar: pillar || undefined, state };
  const asked = { reader, cells, indicators, words, after, ...narrowed, limit: limit + 1 };
  const members = [...new Set(cells.map((cell) => cell.member))];
  const rows = await tx.query<Found[]>(statement(choice), [cycle, before, members, JSON.stringify(asked)]);
  const [{ total, counts }] = rows as [Found];
  const { others, barred, ...views } = counts;
  return {
    total,
    others,
    barred,
    counts: views as QueuePage['counts'],
    entries: rows.flatMap((row) =>
      row.member === null ? [] : [{ member: row.member, indicatorId: row.id, place: row.place }],
    ),
  };
}
