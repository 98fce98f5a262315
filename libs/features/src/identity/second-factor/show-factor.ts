import { faultWords, Refusal } from '@signatory/domain';
import { Database, NOBODY } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { requireFreshFactor } from '../fresh.js';
import { HAS_SECOND_FACTOR } from '../has-second-factor.js';
import { lockPerson } from '../lock-person.js';
import { noFactor, SpendCode } from './spend-code.js';
import type { CodeKind } from './try-code.js';

export interface ShowFactorCommand {
  /** The person's id. */
  readonly person: string;
  /** Left out by who has a passkey: the app may be lost, or there may be none. */
  readonly code: string | undefined;
  /** When the second factor was last given in the session. */
  readonly verifiedAt: Date | null;
  readonly at: Date;
}

const FACTORS = `select ${HAS_SECOND_FACTOR} as "hasFactor",
    exists (select from passkey k where k.person_id = p.id) as "hasPasskey"
  from person p where p.id = $1`;

/**
 * Asks for the second factor before the app or the recovery codes are changed, and does in the same transaction what it was given for. Beside
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
      // Apart: one statement that waits for the lock would still see the factors that it began with.
      await lockPerson(tx, person);
      const [found] = await tx.query<{ hasFactor: boolean; hasPasskey: boolean }[]>(FACTORS, [person]);
      if (!found?.hasFactor) throw noFactor('on');
      if (!found.hasPasskey) {
        const fault = { pointer: '/code', words: faultWords('form.missing', { type: 'string' }) };
        throw new Refusal('request.invalid', { faults: [fault] });
      }
      requireFreshFactor(verifiedAt, at);
      return act(tx, 'step-up');
    });
  }
}
