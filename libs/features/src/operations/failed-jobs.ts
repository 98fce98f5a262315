import { grantsFor, PERMISSIONS, Refusal, type Actor, type Permission } from '@signatory/domain';
import type { Database } from '@signatory/persistence';

/** A job that was given up, with what it is about. */
export interface FailedJob {
  readonly id: string;
  readonly name: string;
  readonly cycleId: string | null;
  readonly cycle: string | null;
  readonly member: string | null;
  readonly requestedAt: Date;
  readonly sentAt: Date | null;
  readonly sends: number;
  readonly cause: string;
}

export interface FailedJobsQuestion {
  readonly actor: Actor;
  readonly at: Date;
  readonly permission: Permission;
  /** One of them only. */
  readonly id?: string;
}

const MOST = 500;

// A job of a release is its cycle's. One of no cycle is the installation's, and every secretariat's.
const FAILED = `select o.id, o.name, c.id as "cycleId", c.code as cycle, o.member_code as member,
    o.created_at as "requestedAt", o.sent_at as "sentAt", o.sends, o.failed as cause
  from outbox o left join release r on r.id::text = o.payload ->> 'releaseId'
  left join cycle c on c.id::text = coalesce(o.payload ->> 'cycleId', r.cycle_id::text)
  where o.failed is not null and (c.id is null or c.plan_id = any ($1::text[])) and ($2::uuid is null or o.id = $2)
  order by o.created_at desc, o.id limit ${MOST}`;

/** The jobs that were given up in the plans for which the actor holds a permission, the newest first. */
export function findFailedJobs(
  database: Database,
  { actor, at, permission, id }: FailedJobsQuestion,
): Promise<FailedJob[]> {
  const plans = grantsFor(actor, permission, {}, at.toISOString()).map(({ plan }) => plan);
  if (plans.length === 0)
    throw new Refusal('permission.missing', { permission, needs: PERMISSIONS[permission].join(', ') });
  return database.readAs<FailedJob>({ actor: actor.id, releases: 'read' }, { name: 'failed-jobs', text: FAILED }, [
    plans,
    id ?? null,
  ]);
}
