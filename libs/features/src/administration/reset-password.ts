import { Refusal } from '@signatory/domain';
import { Database, PasswordResetEntity, PersonEntity, sha256 } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { hashNewPassword, Sessions } from '../identity/index.js';

export interface ResetPasswordCommand {
  readonly token: string;
  readonly password: string;
  readonly at: Date;
}

/** Sets the password that a one-time link allows; every session of the person ends. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** Whether a link still opens anything. Refuses `not-found`. */
  async check(token: string, at: Date): Promise<void> {
    await openPasswordLink(this.database.dataSource.manager, sha256(token), at);
  }

  /** A link that never was, was used or has ended, or whose account is closed: `not-found`. Refuses `job.busy`. */
  async execute({ token, password, at }: ResetPasswordCommand): Promise<void> {
    const tokenSha256 = sha256(token);
    // Before the password is hashed, so that guessing tokens costs us nothing.
    const { personId: id } = await openPasswordLink(this.database.dataSource.manager, tokenSha256, at);
    const person = await this.database.dataSource.manager.findOneByOrFail(PersonEntity, { id });
    const passwordHash = await hashNewPassword(password, person);
    await this.database.as({ actor: 'system' }, async (tx) => {
      const { personId, madeBy } = await openPasswordLink(tx, tokenSha256, at, true);
      const { affected } = await tx
        .createQueryBuilder()
        .update(PersonEntity)
        .set({ passwordHash })
        .where('id = :personId and disabledAt is null', { personId })
        .execute();
      // Closed since the link was looked at.
      if (affected !== 1) throw new Refusal('not-found', { subject: 'link' });
      await tx.update(PasswordResetEntity, { tokenSha256 }, { usedAt: at });
      await this.sessions.closeAll(tx, personId);
      const facts = { offeredBy: madeBy };
      await this.audit.record(tx, { actor: personId, act: 'password.reset', subject: `people/${personId}`, facts, at });
      await notifyChanged(tx, { member: null, cycle: null, person: personId, keys: ['session'] });
    });
  }
}

/** The one-time link of a token, whose account is open; `locked` for who uses it up. @throws Refusal `not-found` */
export async function openPasswordLink(
  tx: EntityManager,
  tokenSha256: string,
  at: Date,
  locked = false,
): Promise<PasswordResetEntity> {
  const found = await tx.findOne(PasswordResetEntity, {
    where: { tokenSha256 },
    ...(locked ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  const isOpen = found?.usedAt === null && found.expiresAt > at;
  const person = isOpen ? await tx.findOneBy(PersonEntity, { id: found.personId, disabledAt: IsNull() }) : null;
  if (!found || !person) throw new Refusal('not-found', { subject: 'link' });
  return found;
}
