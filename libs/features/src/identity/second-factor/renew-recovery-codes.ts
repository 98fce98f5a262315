import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { replaceRecoveryCodes } from './replace-recovery-codes.js';
import { SpendCode, type SpendCodeCommand } from './spend-code.js';

/** New recovery codes, for a code; the earlier ones end. */
@Injectable()
export class RenewRecoveryCodes {
  constructor(
    private readonly spendCode: SpendCode,
    private readonly audit: Audit,
  ) {}

  /** Refuses as `SpendCode` does. */
  execute(command: SpendCodeCommand): Promise<string[]> {
    const { person, at } = command;
    return this.spendCode.execute(command, async (tx) => {
      await this.audit.record(tx, { actor: person, act: 'second-factor.renew-codes', subject: `people/${person}`, at });
      return replaceRecoveryCodes(tx, person);
    });
  }
}
