import { Refusal } from '@signatory/domain';
import { Database, SessionEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { lockPerson } from '../lock-person.js';
import { Sessions } from '../sessions.js';

/** Where somebody was signed in nobody is any more, from the next request. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `not-found`, also for another person's, and for one that has ended */
  async one({ person, session: id, at }: { person: string; session: string; at: Date }): Promise<void> {
    await this.database.as({ actor: person }, async (tx) => {
      const session = await tx.findOneBy(SessionEntity, { id, personId: person });
      const { affected } = await tx.delete(SessionEntity, { id, personId: person });
      if (!session || affected !== 1) throw new Refusal('not-found', { subject: 'session' });
      const { createdAt, address, agent } = session;
      const facts = { since: createdAt.toISOString(), address, agent };
      await this.audit.record(tx, { actor: person, act: 'session.end', subject: `person/${person}`, facts, at });
    });
  }

  /** All but the one of `token`; programs with an access token go on. */
  async others({ person, token, at }: { person: string; token: string; at: Date }): Promise<void> {
    await this.database.as({ actor: person }, async (tx) => {
      await lockPerson(tx, person);
      await this.sessions.closeAll(tx, person, token);
      const facts = { others: true };
      await this.audit.record(tx, { actor: person, act: 'session.end', subject: `person/${person}`, facts, at });
    });
  }
}
