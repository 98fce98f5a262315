import { Refusal, type Actor } from '@signatory/domain';
import { isRowId, type Database, type Reach } from '@signatory/persistence';
import { actorReach, reachAnywhere } from '../identity/index.js';
import { memberCodes, type Catalogue, type OpenedCycle } from '../catalogue/index.js';
import { RUN_COLUMNS, STANDS, type ReportKey, type RunRow } from '../submissions/index.js';

const OPEN_JOB = `o.name = 'validation.run' and o.done_at is null and o.failed is null`;

const RUN = `select ${RUN_COLUMNS}, v.cycle_id as "cycleId", r.revision as "reportRevision",
    (select max(at_revision) from submission s where s.cycle_id = v.cycle_id and s.member_code = v.member_code
      and ${STANDS}) as "standsAt",
    case when v.state = 'QUEUED' then (select count(*) from outbox o where ${OPEN_JOB} and (o.priority, o.created_at) <
      (select own.priority, own.created_at from outbox own where own.name = 'validation.run' and own.done_at is null
        and own.failed is null and own.member_code = v.member_code and own.payload ->> 'cycleId' = v.cycle_id::text
        order by own.priority, own.created_at limit 1))::int end as position,
    (select percentile_cont(0.5) within group (order by extract(epoch from e.ended_at - e.started_at))::float
      from (select ended_at, started_at from validation_run e where e.member_code = v.member_code and e.counts is not null
        and e.ended_at > e.started_at and e.id <> v.id order by e.cycle_id = v.cycle_id desc, e.ended_at desc limit 5) e) as "usualSeconds",
    (select extract(epoch from max(done_at) - min(done_at))::float / nullif(count(*) - 1, 0)
      from (select o.done_at from outbox o where o.name = 'validation.run' and o.done_at > now() - interval '10 minutes'
        order by o.done_at desc limit 20) lately) as "secondsApart"
  from validation_run v join report r on r.cycle_id = v.cycle_id and r.member_code = v.member_code
  where v.id = $1`;

/** A run, with where it stands. */
export interface FoundRun extends RunRow {
  readonly cycleId: string;
  readonly reportRevision: number;
  /** The revision of the version that stands; null before there is one. */
  readonly standsAt: number | null;
  readonly position: number | null;
  /** The median of this member's last runs, those of the same report first; null where there was none. */
  readonly usualSeconds: number | null;
  /** Between the ends of two runs of whomever, lately. */
  readonly secondsApart: number | null;
}

/** Finds a run of a report that the actor may read. Refuses `not-found`, the same for one that is another member's. */
export async function findRun(
  database: Database,
  catalogue: Catalogue,
  { id, actor, at }: { id: string; actor: Actor; at: Date },
): Promise<{ run: FoundRun; opened: OpenedCycle; key: ReportKey }> {
  const notFound = new Refusal('not-found', { subject: 'run' });
  if (!isRowId(id)) throw notFound;
  // A run's id says nothing of its plan or cycle: each plan of the actor's is asked with all the reach that its roles there give.
  const read = (reach: Reach): Promise<FoundRun[]> =>
    database.readAs<FoundRun>(reach, { name: 'find-run', text: RUN }, [id]);
  const plans = new Set(actor.grants.map(({ plan }) => plan));
  for (const opened of await catalogue.list()) {
    if (!plans.delete(opened.plan.id)) continue;
    const reach = reachAnywhere(actor, opened.plan.id, memberCodes(opened.plan), at);
    const [run] = await read(reach);
    if (!run) continue;
    const own = await catalogue.openById(run.cycleId);
    if (own.plan.id !== opened.plan.id) continue;
    // Found by a role of another cycle, it is not this reader's.
    const place = { plan: own.plan.id, cycle: own.cycle.code };
    const here = actorReach(actor, place, memberCodes(own.plan), at);
    if (![...(here.reads ?? []), ...(here.reviews ?? [])].includes(run.member)) continue;
    if ((await read(here)).length === 0) continue;
    return { run, opened: own, key: { cycleId: run.cycleId, memberCode: run.member } };
  }
  throw notFound;
}
