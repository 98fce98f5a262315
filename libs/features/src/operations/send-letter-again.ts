import { Injectable } from '@nestjs/common';
import { Refusal, type Actor } from '@signatory/domain';
import { Database, MailEntity, systemReach } from '@signatory/persistence';
import { enqueue, sendAgain } from '@signatory/queue';
import { IsNull, Not } from 'typeorm';
import { Audit } from '../audit/index.js';
import { findLetters } from './find-letters.js';

interface LetterToSend {
  readonly id: string;
  readonly actor: Actor;
  readonly at: Date;
}

/** Has a letter sent that did not go out, or of which nobody knows: a person decides that two are better than none. */
@Injectable()
export class SendLetterAgain {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing`; `command.wrong-state` for one that is sent, or waits to be */
  async execute({ id, actor, at }: LetterToSend): Promise<void> {
    const [letter] = await findLetters(this.database, { id, actor, at, permission: 'letters:send-again', limit: 1 });
    if (!letter) throw new Refusal('not-found', { subject: 'letter' });
    const wrong = new Refusal('command.wrong-state', {
      command: 'send-again',
      subject: 'letter',
      state: letter.state,
      allowed: 'FAILED, UNCERTAIN',
    });
    if (letter.state === 'SENT' || letter.state === 'WAITING') throw wrong;
    await this.database.as(systemReach([]), async (tx) => {
      if (letter.state === 'UNCERTAIN') {
        const { affected } = await tx.update(
          MailEntity,
          { id, sentAt: IsNull(), failed: Not(IsNull()) },
          { failed: null, claimedAt: null },
        );
        // Somebody else was faster.
        if (affected !== 1) throw wrong;
        if (letter.job === null) await enqueue(tx, 'mail.send', { mailId: id });
      }
      if (letter.job !== null && !(await sendAgain(tx, letter.job)) && letter.state === 'FAILED') throw wrong;
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'letter.send-again',
        subject: letter.cycle ?? letter.plan,
        facts: { letter: id, kind: letter.kind, to: letter.personId },
        at,
      });
    });
  }
}
