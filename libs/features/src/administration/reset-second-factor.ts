import { Refusal, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { ForgetSecondFactor } from '../identity/index.js';
import { requireOwnPerson } from './require-own-person.js';

export interface ResetSecondFactorCommand {
  readonly actor: Actor;
  /** The person's id. */
  readonly person: string;
  readonly reason: string;
  readonly at: Date;
}

/** Lets a person who lost the second factor in again by the password alone, until the next one is set up. */
@Injectable()
export class ResetSecondFactor {
  constructor(
    private readonly database: Database,
    private readonly forget: ForgetSecondFactor,
  ) {}

  /**
   * The own one is not reset, but removed with a code of it: an open session would else be all that it takes.
   * Refuses `not-found`, `permission.missing`, `command.forbidden`, and `command.wrong-state` where there is none.
   */
  async execute({ actor, person, reason, at }: ResetSecondFactorCommand): Promise<void> {
    if (actor.id === person)
      throw new Refusal('command.forbidden', {
        command: 'resetSecondFactor',
        subject: 'second factor',
        needs: 'another person',
      });
    await this.database.as({ actor: actor.id }, async (tx) => {
      await requireOwnPerson(tx, actor, person, at);
      await this.forget.execute(tx, { person, actor: actor.id, reason, at });
    });
  }
}
