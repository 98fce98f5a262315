import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { Sessions } from '../sessions.js';
import { SpendCode, type SpendCodeCommand } from './spend-code.js';

/** A code given again within a session, before a grave act. */
@Injectable()
export class VerifyAgain {
  constructor(
    private readonly spendCode: SpendCode,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** Refuses as `SpendCode` does. */
  async execute({ token, ...command }: SpendCodeCommand & { readonly token: string }): Promise<void> {
    const { person, at } = command;
    await this.spendCode.execute(command, async (tx, by) => {
      await this.sessions.verify(tx, token, at);
      const facts = { by };
      await this.audit.record(tx, { actor: person, act: 'session.verify', subject: `people/${person}`, facts, at });
    });
  }
}
