import { Refusal } from '@signatory/domain';
import { PasskeyEntity, RecoveryCodeEntity, SecondFactorEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { Sessions } from '../sessions.js';

export interface ForgetSecondFactorCommand {
  /** The person's id. */
  readonly person: string;
  /** Who takes it away: another person's id, or `system` for a command at the machine. */
  readonly actor: string;
  readonly reason: string;
  readonly at: Date;
}

/** Takes away the second factor, app, passkeys and recovery codes, of a person who has neither any more; every session of theirs ends. */
@Injectable()
export class ForgetSecondFactor {
  constructor(
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** Whether the actor may is the caller's to ask. @throws Refusal `command.wrong-state` where there is none */
  async execute(tx: EntityManager, { person, actor, reason, at }: ForgetSecondFactorCommand): Promise<void> {
    // First: a passkey that is being added in one of them is there then, or is not added.
    await this.sessions.closeAll(tx, person);
    const app = await tx.delete(SecondFactorEntity, { personId: person });
    const passkeys = await tx.delete(PasskeyEntity, { personId: person });
    await tx.delete(RecoveryCodeEntity, { personId: person });
    if (!app.affected && !passkeys.affected)
      throw new Refusal('command.wrong-state', {
        command: 'resetSecondFactor',
        subject: 'second factor',
        state: 'off',
        allowed: 'on',
      });
    const facts = { reason };
    await this.audit.record(tx, { actor, act: 'second-factor.reset', subject: `people/${person}`, facts, at });
    await notifyChanged(tx, { member: null, cycle: null, person, keys: ['session'] });
  }
}
