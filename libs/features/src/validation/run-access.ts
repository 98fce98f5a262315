import { Refusal, type Actor } from '@signatory/domain';
import type { Database } from '@signatory/persistence';
import { actorReach } from '../identity/index.js';
import { memberCodes, type Catalogue, type OpenedCycle } from '../catalogue/index.js';
import { RUN_COLUMNS, STANDS, type ReportKey, type RunRow } from '../submissions/index.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const RUN = `select ${RUN_COLUMNS}, v.cycle_id as "cycleId", r.revision as "reportRevision",
    (select max(at_revision) from submission s where s.cycle_id = v.cycle_id and s.member_code = v.member_code
      and ${STANDS}) as "standsAt",
    case when v.state = 'QUEUED' then (select count(*) from outbox o where o.name = 'validation.run' and o.done_at is null
      and o.failed is null and o.created_at < v.queued_at)::int end as position
  from validation_run v join report r on r.cycle_id = v.cycle_id and r.member_code = v.member_code
  where v.id = $1`;

/** A run, with where it stands. */
export interface FoundRun extends RunRow {
  readonly cycleId: string;
  readonly reportRevision: number;
  /** The revision of the version that stands; null before there is one. */
  readonly standsAt: number | null;
  readonly position: number | null;
}

/** Finds a run of a report that the actor may read. Refuses `not-found`, the same for one that is another member's. */
export async function findRun(
  database: Database,
  catalogue: Catalogue,
  { id, actor, at }: { id: string; actor: Actor; at: Date },
): Promise<{ run: FoundRun; opened: OpenedCycle; key: ReportKey }> {
  const notFound = new Refusal('not-found', { subject: 'run' });
  if (!UUID.test(id)) throw notFound;
  // A run's id says nothing of its plan: each plan of the actor's is asked with the reach it gives.
  const plans = new Set(actor.grants.map(({ plan }) => plan));
  for (const opened of await catalogue.list()) {
    if (!plans.delete(opened.plan.id)) continue;
    const reach = actorReach(actor, { plan: opened.plan.id }, memberCodes(opened.plan), at);
    const [run] = await database.readAs<FoundRun>(reach, { name: 'find-run', text: RUN }, [id]);
    if (!run) continue;
    const own = await catalogue.openById(run.cycleId);
    if (own.plan.id !== opened.plan.id) continue;
    return { run, opened: own, key: { cycleId: run.cycleId, memberCode: run.member } };
  }
  throw notFound;
}
