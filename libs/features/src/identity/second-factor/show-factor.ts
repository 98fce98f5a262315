import { faultWords, Refusal } from '@signatory/domain';
import { Database, NOBODY } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { requireFreshFactor } from '../fresh.js';
import { noFactor, SpendCode } from './spend-code.js';
import type { CodeKind } from './try-code.js';

export interface ShowFactorCommand {
  /** The person's id. */
  readonly person: string;
  /** Left out by who has lost the app and has a passkey. */
  readonly code: string | undefined;
  /** When the second factor was last given in the session. */
  readonly verifiedAt: Date | null;
  readonly at: Date;
}

const LOCK = `select exists (select from passkey k where k.person_id = f.person_id) as "hasPasskey"
  from second_factor f where f.person_id = $1 and f.confirmed_at is not null for update`;

/**
 * Asks for the second factor before the app itself is changed, and does in the same transaction what it was given for. Beside
 * passkeys no code is needed: a lost app could not be taken away by one.
 */
@Injectable()
export class ShowFactor {
  constructor(
    private readonly database: Database,
    private readonly spendCode: SpendCode,
  ) {}

  /** Refuses as `SpendCode` does; without a code `step-up.needed`, and `request.invalid` where there is no passkey. */
  execute<Result>(
    { code, verifiedAt, ...command }: ShowFactorCommand,
    act: (tx: EntityManager, by: CodeKind | 'step-up') => Promise<Result>,
  ): Promise<Result> {
    const { person, at } = command;
    if (code !== undefined) return this.spendCode.execute({ ...command, code }, act);
    return this.database.as({ ...NOBODY, actor: person }, async (tx) => {
      const [app] = await tx.query<{ hasPasskey: boolean }[]>(LOCK, [person]);
      if (!app) throw noFactor('on');
      if (!app.hasPasskey) {
        const fault = { pointer: '/code', words: faultWords('form.missing', { type: 'string' }) };
        throw new Refusal('request.invalid', { faults: [fault] });
      }
      requireFreshFactor(verifiedAt, at);
      return act(tx, 'step-up');
    });
  }
}
