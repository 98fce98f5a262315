import { Injectable } from '@nestjs/common';
import { Refusal } from '@signatory/domain';
import { PersonEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { keepLanguage } from './keep-language.js';
import type { CodeKind } from './second-factor/try-code.js';
import { Sessions, type Signed } from './sessions.js';
import { questionKey, Throttle } from './throttle.js';

/** Runs work in the transaction in which it was proved who somebody is; with how the second factor was given, if it was. */
type Proved = (work: (tx: EntityManager, given: CodeKind | 'passkey' | null) => Promise<string>) => Promise<string>;

export interface OpenSessionCommand {
  /** The person's id. */
  readonly person: string;
  /** The caller's address. */
  readonly from: string;
  readonly language?: string | undefined;
  /** The session that the browser has had until now: it ends with this one's beginning. */
  readonly replaces?: string | null;
  /** Of the identity provider that named the person. */
  readonly issuer?: string;
  readonly at: Date;
}

/** Opens the session of a person who has proved to be one, in the transaction that proves it. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `sign-in.failed` where the account was closed meanwhile */
  async execute(
    proved: Proved,
    { person, from, language, replaces, issuer, at }: OpenSessionCommand,
  ): Promise<{ token: string; signed: Signed }> {
    const token = await proved(async (tx, given) => {
      const second = given === 'passkey' ? { by: given } : { ...(given !== null && { code: given }) };
      const facts = { ...second, ...(issuer !== undefined && { issuer }) };
      await this.audit.record(tx, { actor: person, act: 'session.open', subject: `person/${person}`, facts, at });
      await keepLanguage(tx, person, language);
      await tx.update(PersonEntity, { id: person }, { lastSignInAt: at });
      if (replaces) await this.sessions.close(tx, replaces);
      return this.sessions.open(tx, person, at, given === null ? null : at);
    });
    const signed = await this.sessions.find(token, at);
    if (!signed) throw new Refusal('sign-in.failed', {});
    // Whichever way somebody came in, what the address field asked of passkeys is answered by it.
    await this.throttle.forget(questionKey(from));
    return { token, signed };
  }
}
