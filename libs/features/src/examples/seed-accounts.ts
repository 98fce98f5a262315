import type { EntityManager } from 'typeorm';
import { Injectable } from '@nestjs/common';
import { PlanEntity, RoleGrantEntity } from '@signatory/persistence';
import { indexPlan } from '../catalogue/index.js';
import { hashPassword, MakeAccount } from '../identity/index.js';
import type { Plan } from '@signatory/domain';
import type { ExampleAccounts } from './example-files.js';

const DAY = 86_400_000;

interface Settled {
  /** By code; only cycles that exist by now. */
  readonly cycles: ReadonlyMap<string, string>;
  readonly plans: ReadonlyMap<string, Plan>;
  readonly at: Date;
}

/** Makes the example people, and gives them their roles once plans and cycles are there. */
@Injectable()
export class SeedAccounts {
  constructor(private readonly makeAccount: MakeAccount) {}

  /** The ids by e-mail. One password is hashed once for all of them: it is known to everybody anyway. */
  async make(tx: EntityManager, { accounts, password }: ExampleAccounts, at: Date): Promise<Map<string, string>> {
    const passwordHash = await hashPassword(password);
    const ids = new Map<string, string>();
    for (const { email, name, nationality } of accounts) {
      const account = { email, name, nationality, passwordHash };
      ids.set(email, await this.makeAccount.execute(tx, { account, actor: 'system', at }));
    }
    return ids;
  }

  async grant(
    tx: EntityManager,
    { accounts }: ExampleAccounts,
    ids: ReadonlyMap<string, string>,
    { cycles, plans, at }: Settled,
  ): Promise<void> {
    await tx.delete(RoleGrantEntity, { grantedBy: 'system' });
    const known = new Set((await tx.find(PlanEntity)).map(({ id }) => id));
    for (const { email, grants } of accounts) {
      for (const { cycle, days, plan, role, members, pillars } of grants) {
        const personId = ids.get(email);
        if (personId === undefined || !known.has(plan)) continue;
        // A contributor's pillars are delegated entry by entry.
        const indicators = role === 'contributor' ? indicatorsOf(plans.get(plan), pillars) : [];
        const until = days === undefined ? null : new Date(at.getTime() + days * DAY);
        const grant = {
          role,
          plan,
          cycleId: cycle ? (cycles.get(cycle) ?? null) : null,
          members,
          pillars,
          indicators,
          until,
        };
        await this.makeAccount.grant(tx, { personId, grant, actor: 'system', at });
      }
    }
  }
}

function indicatorsOf(plan: Plan | undefined, pillars: readonly string[]): string[] {
  if (!plan) return [];
  return [...indexPlan(plan).byId]
    .filter(([, { commitment }]) => pillars.includes(commitment.pillar ?? ''))
    .map(([id]) => id);
}
