import { Injectable } from '@nestjs/common';
import type { SetNotice } from '@signatory/contract';
import { Refusal, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { keepsEveryPlan } from '../keeps-every-plan.js';
import { WriteNotice } from './write-notice.js';

export interface NoticeCommand {
  readonly actor: Actor;
  readonly at: Date;
  /** Null takes away the one that is set. */
  readonly body: SetNotice | null;
}

/** The same by somebody who is signed in: everybody reads it, so whoever keeps some of the plans does not write it. */
@Injectable()
export class ChangeNotice {
  constructor(
    private readonly database: Database,
    private readonly write: WriteNotice,
  ) {}

  /** @throws Refusal `notice.other-plans`, `request.invalid` */
  async execute({ actor, at, body }: NoticeCommand): Promise<void> {
    if (!(await keepsEveryPlan(this.database, 'notice:manage', { actor, at })))
      throw new Refusal('notice.other-plans', {});
    await this.database.as({ actor: actor.id }, (tx) => this.write.execute(tx, { notice: body, actor: actor.id, at }));
  }
}
