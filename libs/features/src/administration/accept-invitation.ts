import type { AcceptInvitation as Acceptance } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Database, InvitationEntity, PlanEntity, sha256 } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { hashNewPassword, keepLanguage, MakeAccount } from '../identity/index.js';
import { secretariatOf } from './secretariat-grant.js';

export interface AcceptInvitationCommand {
  readonly token: string;
  readonly body: Acceptance;
  /** In which the browser asks. */
  readonly language?: string | undefined;
  readonly at: Date;
}

/**
 * Makes the account that a one-time link promises. It keeps every plan there is; where there is none yet, it may adopt
 * the first one, and keeps that.
 */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly database: Database,
    private readonly makeAccount: MakeAccount,
    private readonly audit: Audit,
  ) {}

  /** Whether a link still opens anything. Refuses `not-found`. */
  async check(token: string, at: Date): Promise<void> {
    await open(this.database.dataSource.manager, sha256(token), at);
  }

  /** Answers the person's id. A link that never was, was used or has ended: `not-found`. Refuses `person.email-taken`. */
  async execute({ token, body, language, at }: AcceptInvitationCommand): Promise<string> {
    const tokenSha256 = sha256(token);
    // Before the password is hashed, so that guessing tokens costs us nothing.
    await open(this.database.dataSource.manager, tokenSha256, at);
    const passwordHash = await hashNewPassword(body.password, body);
    return this.database.as({ actor: 'system' }, async (tx) => {
      const { role } = await open(tx, tokenSha256, at, true);
      const account = { email: body.email, name: body.name, nationality: null, passwordHash };
      const personId = await this.makeAccount.execute(tx, { account, actor: 'system', at });
      await keepLanguage(tx, personId, language);
      for (const { id: plan } of await tx.find(PlanEntity, { order: { id: 'ASC' } }))
        await this.makeAccount.grant(tx, { personId, grant: { ...secretariatOf(plan), role }, actor: 'system', at });
      await tx.update(InvitationEntity, { tokenSha256 }, { usedAt: at, usedBy: personId });
      await this.audit.record(tx, { actor: personId, act: 'invitation.accept', subject: `people/${personId}`, at });
      return personId;
    });
  }
}

async function open(tx: EntityManager, tokenSha256: string, at: Date, locked = false): Promise<InvitationEntity> {
  const found = await tx.findOne(InvitationEntity, {
    where: { tokenSha256 },
    ...(locked ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  if (!found || found.usedAt !== null || found.expiresAt <= at)
    throw new Refusal('not-found', { subject: 'invitation' });
  return found;
}
