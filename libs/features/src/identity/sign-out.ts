import { Injectable } from '@nestjs/common';
import type { Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Audit } from '../audit/index.js';
import { Sessions } from './sessions.js';

/** Ends a session at once. */
@Injectable()
export class SignOutPerson {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  async execute({ actor, token, at }: { actor: Actor; token: string; at: Date }): Promise<void> {
    await this.database.as({ actor: actor.id }, async (tx) => {
      await this.sessions.close(tx, token);
      await this.audit.record(tx, { actor: actor.id, act: 'session.close', subject: `person/${actor.id}`, at });
    });
  }
}
