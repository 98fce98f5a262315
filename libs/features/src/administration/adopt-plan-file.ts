import type { AdoptedPlanView } from '@signatory/contract';
import { grantsFor, Refusal, requirePermission, type Actor } from '@signatory/domain';
import { Database, hashOf } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AdoptPlan } from '../catalogue/index.js';
import { MakeAccount } from '../identity/index.js';
import { readPlanFile } from './read-plan-file.js';
import { secretariatOf } from './secretariat-grant.js';

export interface AdoptPlanFileCommand {
  /** The plan file's YAML. */
  readonly file: string;
  readonly actor: Actor;
  readonly at: Date;
}

const KNOWN = 'select exists (select from plan where id = $1) as known';
const FOUNDER = `select exists (select from invitation where used_by = $1 and role = 'secretariat') as founder`;

/** Adopts a plan from its file. Whoever brings a new plan keeps it: the adopter becomes its secretariat. */
@Injectable()
export class AdoptPlanFile {
  constructor(
    private readonly database: Database,
    private readonly adoptPlan: AdoptPlan,
    private readonly makeAccount: MakeAccount,
  ) {}

  /**
   * A secretariat may adopt new plans, and new versions of those it keeps; so may whoever came by the first invitation,
   * since before the first plan there is no secretariat. Refuses `plan.faulty` and `plan.version-taken`.
   */
  async execute({ file, actor, at }: AdoptPlanFileCommand): Promise<AdoptedPlanView> {
    await this.requireAdopter(actor, at);
    const { plan, warnings } = readPlanFile(file);
    await this.database.as({ actor: actor.id }, async (tx) => {
      // Two may adopt the same new plan in the same second: the second one meets it as known.
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`plan ${plan.id}`]);
      const isNew = !(await this.isKnown(tx, plan.id));
      if (!isNew) requirePermission(actor, 'plan:adopt', { plan: plan.id }, at.toISOString());
      await this.adoptPlan.execute(tx, { plan, actor: actor.id, at });
      if (!isNew) return;
      const grant = secretariatOf(plan.id);
      await this.makeAccount.grant(tx, { personId: actor.id, grant, actor: actor.id, at });
    });
    return { id: plan.id, version: plan.version, sha256: hashOf(plan), problems: warnings };
  }

  private async requireAdopter(actor: Actor, at: Date): Promise<void> {
    if (grantsFor(actor, 'plan:adopt', {}, at.toISOString()).length > 0) return;
    const [row] = await this.database.readPublic<{ founder: boolean }>(FOUNDER, [actor.id]);
    if (!row?.founder) throw new Refusal('permission.missing', { permission: 'plan:adopt', needs: 'secretariat' });
  }

  private async isKnown(tx: EntityManager, plan: string): Promise<boolean> {
    const [row] = await tx.query<{ known: boolean }[]>(KNOWN, [plan]);
    return row?.known ?? false;
  }
}
