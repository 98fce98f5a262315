import { coversAll, grantsAnywhere, Refusal, requirePermission, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MakeAccount } from '../identity/index.js';
import { secretariatOf } from './secretariat-grant.js';

const KNOWN = 'select exists (select from plan where id = $1) as known';
const FOUNDER = `select exists (select from invitation where used_by = $1 and role = 'secretariat') as founder`;

/**
 * Who may bring a plan: a secretariat brings new plans, and new versions of those it keeps; so does whoever came by the
 * first invitation, since before the first plan there is no secretariat. Whoever brings a new plan keeps it.
 */
@Injectable()
export class PlanKeeper {
  constructor(
    private readonly database: Database,
    private readonly makeAccount: MakeAccount,
  ) {}

  /** Refuses `permission.missing`. */
  async requireAdopter(actor: Actor, at: Date): Promise<void> {
    if (grantsAnywhere(actor, 'plan:adopt', at.toISOString()).some((grant) => grant.cycle === null && coversAll(grant)))
      return;
    const [row] = await this.database.readPublic<{ founder: boolean }>(FOUNDER, [actor.id]);
    if (!row?.founder) throw new Refusal('permission.missing', { permission: 'plan:adopt', needs: 'secretariat' });
  }

  /** Runs `keep` for one plan at a time, and makes the actor the secretariat of a plan that was not there. Refuses `permission.missing`. */
  async bring(
    tx: EntityManager,
    { plan, actor, at }: { plan: string; actor: Actor; at: Date },
    keep: () => Promise<void>,
  ): Promise<void> {
    // Two may bring the same new plan in the same second: the second one meets it as known.
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`plan ${plan}`]);
    const [row] = await tx.query<{ known: boolean }[]>(KNOWN, [plan]);
    if (row?.known) requirePermission(actor, 'plan:adopt', { plan, cycle: null, member: null }, at.toISOString());
    await keep();
    if (row?.known) return;
    await this.makeAccount.grant(tx, { personId: actor.id, grant: secretariatOf(plan), actor: actor.id, at });
  }
}
