import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { replaceRecoveryCodes } from './replace-recovery-codes.js';
import { ShowFactor, type ShowFactorCommand } from './show-factor.js';

/** New recovery codes, for a code or, beside passkeys, for the second factor given lately; the earlier ones end. */
@Injectable()
export class RenewRecoveryCodes {
  constructor(
    private readonly showFactor: ShowFactor,
    private readonly audit: Audit,
  ) {}

  /** Refuses as `ShowFactor` does. */
  execute(command: ShowFactorCommand): Promise<string[]> {
    const { person, at } = command;
    return this.showFactor.execute(command, async (tx) => {
      await this.audit.record(tx, { actor: person, act: 'second-factor.renew-codes', subject: `people/${person}`, at });
      return replaceRecoveryCodes(tx, person);
    });
  }
}
