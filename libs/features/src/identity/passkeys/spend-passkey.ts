import type { PasskeyAnswer } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Database, NOBODY, PasskeyEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { lockPerson } from '../lock-person.js';
import { checkAnswer, type AnswerFault, type Asked } from './check-answer.js';

export interface SpendPasskeyCommand {
  /** The id of whose it is. */
  readonly person: string;
  readonly credential: PasskeyAnswer;
  readonly asked: Asked;
  readonly at: Date;
}

const LOCK = `select id, credential_id as "credentialId", public_key as "publicKey", counter::float8 as counter, name
  from passkey where person_id = $1 and credential_id = $2 for update`;

type Locked = Pick<PasskeyEntity, 'id' | 'credentialId' | 'publicKey' | 'name'> & { readonly counter: number };

/** Checks a passkey's answer and does, in the transaction that keeps its count, what it was given for. */
@Injectable()
export class SpendPasskey {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `passkey.refused` (`unknown`) for every reason; the trail has it */
  async execute<Result>(command: SpendPasskeyCommand, act: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    const { person, at } = command;
    const done = await this.database.as({ ...NOBODY, actor: person }, async (tx) => {
      await lockPerson(tx, person);
      const [passkey] = await tx.query<Locked[]>(LOCK, [person, command.credential.id]);
      if (!passkey) return null;
      const checked = await checkAnswer(command.credential, { ...passkey, person }, command.asked);
      if ('refused' in checked) return this.keepFault(tx, command, { passkey: passkey.name, why: checked.refused });
      await tx.update(PasskeyEntity, { id: passkey.id }, { counter: String(checked.counter), lastUsedAt: at });
      return { result: await act(tx) };
    });
    // Only now: what the trail says of a failure is kept.
    if (done === null) throw new Refusal('passkey.refused', { fault: 'unknown' });
    return done.result;
  }

  private async keepFault(
    tx: EntityManager,
    { person, at }: SpendPasskeyCommand,
    facts: { readonly passkey: string; readonly why: AnswerFault },
  ): Promise<null> {
    await this.audit.record(tx, { actor: person, act: 'passkey.fail', subject: `people/${person}`, facts, at });
    return null;
  }
}
