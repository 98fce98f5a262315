import { Refusal } from '@signatory/domain';
import { Database, LinkedIdentityEntity, PersonEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { lockPerson } from '../lock-person.js';
import { requireOwnPassword } from '../own-password.js';
import { Sessions } from '../sessions.js';
import { Throttle } from '../throttle.js';

export interface UnlinkIdentityCommand {
  /** The person's id. */
  readonly person: string;
  readonly issuer: string;
  readonly password: string;
  /** The session that goes on. */
  readonly token: string;
  readonly at: Date;
}

/**
 * An identity provider's word no longer signs its person in. The password is asked for: it shows that there is another way in, and
 * that an open session is not all that somebody has. The other sessions end, since one of them may be the provider's.
 */
@Injectable()
export class UnlinkIdentity {
  constructor(
    private readonly database: Database,
    private readonly throttle: Throttle,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** Refuses `request.invalid` for a wrong password, `sign-in.locked`, `job.busy`, and `not-found` where it is not linked. */
  async execute({ person: id, issuer, password, token, at }: UnlinkIdentityCommand): Promise<void> {
    const person = await this.database.dataSource.getRepository(PersonEntity).findOneByOrFail({ id });
    await requireOwnPassword(this.throttle, person, { password, pointer: '/password', at });
    await this.database.as({ actor: id }, async (tx) => {
      // Whoever signs in by it at this instant is waited for, or waits.
      await lockPerson(tx, id);
      const { affected } = await tx.delete(LinkedIdentityEntity, { personId: id, issuer });
      if (!affected) throw new Refusal('not-found', { subject: 'identity' });
      await this.sessions.closeAll(tx, id, token);
      await this.audit.record(tx, {
        actor: id,
        act: 'identity.unlink',
        subject: `people/${id}`,
        facts: { issuer },
        at,
      });
      await notifyChanged(tx, { member: null, cycle: null, person: id, keys: ['session'] });
    });
  }
}
