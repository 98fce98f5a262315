import { SecondFactorEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { Sessions } from '../sessions.js';
import { readFactors, replaceRecoveryCodes } from './replace-recovery-codes.js';
import { SpendCode, type SpendCodeCommand } from './spend-code.js';

/** Puts a second factor in force by its first code. The person's other sessions, which gave none, end. */
@Injectable()
export class ConfirmSecondFactor {
  constructor(
    private readonly spendCode: SpendCode,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /**
   * Answers the recovery codes, which are stored nowhere; none where those that the person has beside passkeys stay. Refuses
   * as `SpendCode` does.
   */
  execute({ token, ...command }: SpendCodeCommand & { readonly token: string }): Promise<string[]> {
    const { person, at } = command;
    return this.spendCode.execute({ ...command, isConfirmed: false }, async (tx) => {
      const { hasFactor, hasCodes } = await readFactors(tx, person);
      await tx.update(SecondFactorEntity, { personId: person }, { confirmedAt: at });
      const codes = hasFactor && hasCodes ? [] : await replaceRecoveryCodes(tx, person);
      await this.sessions.closeAll(tx, person, token);
      await this.sessions.verify(tx, token, at);
      await this.audit.record(tx, { actor: person, act: 'second-factor.enrol', subject: `people/${person}`, at });
      await notifyChanged(tx, { member: null, cycle: null, person, keys: ['session'] });
      return codes;
    });
  }
}
