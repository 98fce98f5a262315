import { SecondFactorEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { Sessions } from '../sessions.js';
import { endRecoveryCodes } from './replace-recovery-codes.js';
import { ShowFactor, type ShowFactorCommand } from './show-factor.js';
import { noFactor } from './spend-code.js';

/** Takes the own app away, for a code of it or, beside passkeys, for the second factor given lately. The person's other sessions end. */
@Injectable()
export class RemoveSecondFactor {
  constructor(
    private readonly showFactor: ShowFactor,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** Refuses as `ShowFactor` does, and `command.wrong-state` where there is no app. */
  async execute({ token, ...command }: ShowFactorCommand & { readonly token: string }): Promise<void> {
    const { person, at } = command;
    await this.showFactor.execute(command, async (tx, by) => {
      const app = await tx.delete(SecondFactorEntity, { personId: person, confirmedAt: Not(IsNull()) });
      if (!app.affected) throw noFactor('on');
      await endRecoveryCodes(tx, person);
      await this.sessions.closeAll(tx, person, token);
      const facts = { by };
      await this.audit.record(tx, {
        actor: person,
        act: 'second-factor.remove',
        subject: `people/${person}`,
        facts,
        at,
      });
      await notifyChanged(tx, { member: null, cycle: null, person, keys: ['session'] });
    });
  }
}
