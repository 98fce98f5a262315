import { Refusal, type Role } from '@signatory/domain';
import { CycleEntity, PersonEntity, RoleGrantEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly nationality: string | null;
  /** argon2id, from `hashPassword`; null where the person chooses one by a one-time link. */
  readonly passwordHash: string | null;
}

export interface NewGrant {
  readonly role: Role;
  readonly plan: string;
  /** Null for every cycle of the plan. */
  readonly cycleId: string | null;
  readonly members: readonly string[];
  readonly pillars: readonly string[];
  /** Entries delegated to a contributor, by indicator id; empty for none. */
  readonly indicators: readonly string[];
  readonly until: Date | null;
}

/** Makes people and gives them roles. */
@Injectable()
export class MakeAccount {
  constructor(private readonly audit: Audit) {}

  /** Answers the person's id. Refuses `person.email-taken`. */
  async execute(
    tx: EntityManager,
    { account, actor, at }: { account: NewAccount; actor: string; at: Date },
  ): Promise<string> {
    const email = account.email.toLowerCase();
    // By the index: of two who make it in the same instant the second waits for the first.
    const { raw } = await tx
      .createQueryBuilder()
      .insert()
      .into(PersonEntity)
      .values({ ...account, email, createdAt: at })
      .orIgnore()
      .returning('id')
      .execute();
    const [made] = raw as readonly { readonly id: string }[];
    if (!made) throw new Refusal('person.email-taken', { email });
    const { id } = made;
    await this.audit.record(tx, { actor, act: 'person.create', subject: `people/${id}`, at });
    return id;
  }

  async grant(
    tx: EntityManager,
    { personId, grant, actor, at }: { personId: string; grant: NewGrant; actor: string; at: Date },
  ): Promise<void> {
    const { role, plan: planId, cycleId, members, pillars, indicators, until } = grant;
    const scope = { members: [...members], pillars: [...pillars], indicators: [...indicators] };
    await tx.insert(RoleGrantEntity, {
      personId,
      role,
      planId,
      cycleId,
      ...scope,
      until,
      grantedBy: actor,
      grantedAt: at,
    });
    const cycle = cycleId === null ? null : (await tx.findOneByOrFail(CycleEntity, { id: cycleId })).code;
    await this.audit.record(tx, {
      actor,
      act: 'role.grant',
      subject: `people/${personId}`,
      facts: { role, plan: planId, cycle, members },
      at,
    });
  }
}
