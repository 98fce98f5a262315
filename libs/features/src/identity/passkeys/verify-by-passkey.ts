import type { PasskeyAnswer } from '@signatory/contract';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { Sessions } from '../sessions.js';
import { ACCOUNT_LIMIT, factorKey, Throttle } from '../throttle.js';
import { Challenges } from './challenges.js';
import type { PasskeySite } from './passkey-site.js';
import { SpendPasskey } from './spend-passkey.js';

export interface VerifyByPasskeyCommand {
  /** The person's id. */
  readonly person: string;
  readonly credential: PasskeyAnswer;
  readonly site: PasskeySite;
  readonly token: string;
  readonly at: Date;
}

/** A passkey used within a session, before a grave act, in the place of a code. */
@Injectable()
export class VerifyByPasskey {
  constructor(
    private readonly throttle: Throttle,
    private readonly challenges: Challenges,
    private readonly spendPasskey: SpendPasskey,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `passkey.refused` (`expired`, `unknown`), `sign-in.locked` */
  async execute({ person, credential, site, token, at }: VerifyByPasskeyCommand): Promise<void> {
    const key = factorKey(person);
    await this.throttle.count(key, ACCOUNT_LIMIT, at);
    const question = { purpose: 'step-up', person, at } as const;
    const challenge = await this.challenges.take(credential.response.clientDataJSON, question);
    await this.spendPasskey.execute({ person, credential, asked: { challenge, site }, at }, async (tx) => {
      await this.sessions.verify(tx, token, at);
      const facts = { by: 'passkey' };
      await this.audit.record(tx, { actor: person, act: 'session.verify', subject: `people/${person}`, facts, at });
    });
    await this.throttle.forget(key);
  }
}
