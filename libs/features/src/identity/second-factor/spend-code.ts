import { Refusal } from '@signatory/domain';
import { Database, NOBODY } from '@signatory/persistence';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { ACCOUNT_LIMIT, factorKey, Throttle } from '../throttle.js';
import { SECRETS, tryCode, type CodeKind, type Secrets } from './try-code.js';

export interface SpendCodeCommand {
  /** The person's id. */
  readonly person: string;
  readonly code: string;
  readonly at: Date;
  /** False for the first code of one that is being set up. */
  readonly isConfirmed?: boolean;
}

/**
 * Takes a code of the second factor and does, in the transaction that uses it up, what it was given for: a code is never
 * spent for nothing, and nothing is done for a code that was spent. Codes are counted by themselves, for all acts together:
 * a right password, which forgets its own failures, forgets none of theirs.
 */
@Injectable()
export class SpendCode {
  constructor(
    private readonly database: Database,
    private readonly throttle: Throttle,
    private readonly audit: Audit,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /** @throws Refusal `second-factor.code-refused`, `sign-in.locked`, and `command.wrong-state` where there is no such factor */
  async execute<Result>(
    { person, code, at, isConfirmed = true }: SpendCodeCommand,
    act: (tx: EntityManager, kind: CodeKind) => Promise<Result>,
  ): Promise<Result> {
    const key = factorKey(person);
    await this.throttle.count(key, ACCOUNT_LIMIT, at);
    const done = await this.database.as({ ...NOBODY, actor: person }, async (tx) => {
      const tried = await tryCode(tx, this.secrets, { person, code, at, isConfirmed });
      if (tried && 'accepted' in tried) return { result: await act(tx, tried.accepted) };
      if (tried) {
        const facts = { why: tried.refused };
        await this.audit.record(tx, {
          actor: person,
          act: 'second-factor.fail',
          subject: `people/${person}`,
          facts,
          at,
        });
      }
      return tried;
    });
    // Only now: what the trail says of a failure is kept.
    if (done === null) throw noFactor(isConfirmed ? 'on' : 'being set up');
    if ('refused' in done) throw new Refusal('second-factor.code-refused', { fault: done.refused });
    await this.throttle.forget(key);
    return done.result;
  }
}

export function noFactor(allowed: 'on' | 'being set up'): Refusal {
  const facts = { command: 'giveCode', subject: 'second factor', state: 'off', allowed };
  return new Refusal('command.wrong-state', facts);
}
