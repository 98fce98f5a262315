import type { AddedPasskey, NewPasskey } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Database, NOBODY, PasskeyEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { readFactors, replaceRecoveryCodes } from '../second-factor/replace-recovery-codes.js';
import { Sessions } from '../sessions.js';
import { Challenges } from './challenges.js';
import { checkNew, type MadePasskey } from './check-answer.js';
import type { PasskeySite } from './passkey-site.js';
import { viewOf } from './view-of.js';

export interface AddPasskeyCommand {
  /** The person's id. */
  readonly person: string;
  /** Which one it is, in the person's words. */
  readonly name: string;
  readonly credential: NewPasskey;
  readonly site: PasskeySite;
  /** The session that goes on. */
  readonly token: string;
  readonly at: Date;
}

const INSERT = `insert into passkey (person_id, credential_id, public_key, counter, transports, name, created_at)
  values ($1, $2, $3, $4, $5, $6, $7) on conflict (credential_id) do nothing returning id`;

/** Keeps a new passkey. Where it is the person's first second factor, the other sessions, which gave none, end. */
@Injectable()
export class AddPasskey {
  constructor(
    private readonly database: Database,
    private readonly challenges: Challenges,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /**
   * Answers it with recovery codes, which are stored nowhere, where the person has none.
   * @throws Refusal `passkey.refused` (`expired`, `unchecked`, `taken`), `sign-in.needed`
   */
  async execute(command: AddPasskeyCommand): Promise<AddedPasskey> {
    const { person, name, credential, site, token, at } = command;
    const challenge = await this.challenges.take(credential.response.clientDataJSON, { purpose: 'add', person, at });
    const made = await checkNew(credential, { challenge, site });
    if (!made) throw new Refusal('passkey.refused', { fault: 'unchecked' });
    return this.database.as({ ...NOBODY, actor: person }, async (tx) => {
      const { hasFactor, hasCodes } = await readFactors(tx, person);
      // The device has just asked who holds it. A session that ended meanwhile adds none: its end may have taken passkeys away.
      if (!(await this.sessions.verify(tx, token, at))) throw new Refusal('sign-in.needed', {});
      const id = await this.keep(tx, command, made);
      const recoveryCodes = hasFactor && hasCodes ? [] : await replaceRecoveryCodes(tx, person);
      if (!hasFactor) await this.sessions.closeAll(tx, person, token);
      const facts = { passkey: name };
      await this.audit.record(tx, { actor: person, act: 'passkey.add', subject: `people/${person}`, facts, at });
      await notifyChanged(tx, { member: null, cycle: null, person, keys: ['session'] });
      return { ...viewOf(await tx.findOneByOrFail(PasskeyEntity, { id })), recoveryCodes };
    });
  }

  private async keep(tx: EntityManager, { person, name, at }: AddPasskeyCommand, made: MadePasskey): Promise<string> {
    const [kept] = await tx.query<{ id: string }[]>(INSERT, [
      person,
      made.credentialId,
      Buffer.from(made.publicKey),
      made.counter,
      made.transports,
      name,
      at,
    ]);
    if (!kept) throw new Refusal('passkey.refused', { fault: 'taken' });
    return kept.id;
  }
}
