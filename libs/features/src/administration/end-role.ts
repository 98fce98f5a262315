import { grantsFor, Refusal, type Actor } from '@signatory/domain';
import { CycleEntity, Database, RoleGrantEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';

export interface EndRoleCommand {
  readonly actor: Actor;
  /** The person's id, and that of the grant. */
  readonly person: string;
  readonly grant: string;
  readonly reason: string;
  readonly at: Date;
}

const OTHER_KEEPERS = `
  select from role_grant g join person p on p.id = g.person_id
  where g.plan_id = $1 and g.role = 'secretariat' and g.cycle_id is null and g.id <> $2 and p.disabled_at is null
    and (g.until is null or g.until > $3)`;

/** Ends a role now. It holds at the person's next request, and open event streams are narrowed with the commit. */
@Injectable()
export class EndRole {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Refuses `not-found`, `permission.missing`, `command.wrong-state` for one that has ended, and `role.last-keeper`. */
  async execute({ actor, person, grant: id, reason, at }: EndRoleCommand): Promise<void> {
    await this.database.as({ actor: actor.id }, async (tx) => {
      const grant = await tx.findOne(RoleGrantEntity, {
        where: { id, personId: person },
        lock: { mode: 'pessimistic_write' },
      });
      if (!grant || !actor.grants.some(({ plan }) => plan === grant.planId))
        throw new Refusal('not-found', { subject: 'grant' });
      await requireKeeper(tx, grant, actor, at);
      if (grant.until !== null && grant.until <= at)
        throw new Refusal('command.wrong-state', {
          command: 'end',
          subject: 'role',
          state: 'ended',
          allowed: 'in force',
        });
      await requireAnother(tx, grant, at);
      await tx.update(RoleGrantEntity, { id }, { until: at });
      const { role, planId: plan, members, until } = grant;
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'role.end',
        subject: `people/${person}`,
        facts: { role, plan, members, until: until?.toISOString() ?? null, reason },
        at,
      });
      await notifyChanged(tx, { member: null, person, keys: ['session'] });
    });
  }
}

/** A secretariat of one cycle does not end roles that reach beyond it. */
async function requireKeeper(
  tx: EntityManager,
  { planId, cycleId }: RoleGrantEntity,
  actor: Actor,
  at: Date,
): Promise<void> {
  const cycle = cycleId === null ? null : (await tx.findOneByOrFail(CycleEntity, { id: cycleId })).code;
  const keeps = grantsFor(actor, 'people:manage', { plan: planId }, at.toISOString()).some(
    (grant) => grant.cycle === null || grant.cycle === cycle,
  );
  if (!keeps) throw new Refusal('permission.missing', { permission: 'people:manage', needs: 'secretariat' });
}

/** A plan that nobody keeps could be given to nobody any more. */
async function requireAnother(
  tx: EntityManager,
  { id, role, planId, cycleId }: RoleGrantEntity,
  at: Date,
): Promise<void> {
  if (role !== 'secretariat' || cycleId !== null) return;
  // Of two who end each other's role at the same instant, the second finds itself alone.
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`keepers ${planId}`]);
  const others = await tx.query<unknown[]>(OTHER_KEEPERS, [planId, id, at]);
  if (others.length === 0) throw new Refusal('role.last-keeper', { plan: planId });
}
