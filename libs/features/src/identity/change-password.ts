import { Database, PersonEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { requireOwnPassword, wrongPassword } from './own-password.js';
import { hashNewPassword } from './hash-new-password.js';
import { Sessions } from './sessions.js';
import { Throttle } from './throttle.js';

export interface ChangePasswordCommand {
  /** The person's id. */
  readonly person: string;
  readonly current: string;
  readonly password: string;
  /** The session that goes on. */
  readonly token: string;
  readonly at: Date;
}

/** Replaces the own password; every other session of the person ends. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly audit: Audit,
  ) {}

  /** Refuses `request.invalid` for a wrong current password or a new one that is guessed at once, `sign-in.locked` and `job.busy`. */
  async execute({ person: id, current, password, token, at }: ChangePasswordCommand): Promise<void> {
    const person = await this.database.dataSource.getRepository(PersonEntity).findOneByOrFail({ id });
    await requireOwnPassword(this.throttle, person, { password: current, pointer: '/current', at });
    const passwordHash = await hashNewPassword(password, person);
    await this.database.as({ actor: id }, async (tx) => {
      const before = { id, passwordHash: person.passwordHash ?? '' };
      // Changed elsewhere meanwhile: what was sent as current is so no more.
      if ((await tx.update(PersonEntity, before, { passwordHash })).affected !== 1) throw wrongPassword('/current');
      await this.sessions.closeAll(tx, id, token);
      await this.audit.record(tx, { actor: id, act: 'password.change', subject: `people/${id}`, at });
      await notifyChanged(tx, { member: null, cycle: null, person: id, keys: ['session'] });
    });
  }
}
