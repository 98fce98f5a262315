import { Refusal } from '@signatory/domain';
import { Database, LinkedIdentityEntity, PasswordResetEntity, sha256 } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Sessions, type Identity } from '../identity/index.js';
import { openPasswordLink } from './reset-password.js';

export interface LinkIdentityCommand {
  /** Of the one-time link by which the person would else choose a password. */
  readonly token: string;
  readonly identity: Identity;
  readonly at: Date;
}

/**
 * Links whom an identity provider names to the person of a one-time link, which is used up: from then on the provider's
 * word signs in. The link is what proves the person, because the secretariat handed it over. The address that a provider
 * tells proves nothing here: whoever may enter addresses there could enter that of anybody who has an account.
 */
@Injectable()
export class LinkIdentity {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** Refuses `not-found` for a link that never was, was used or has ended, or whose account is closed, and `sign-in.linked-elsewhere`. */
  execute({ token, identity, at }: LinkIdentityCommand): Promise<void> {
    const tokenSha256 = sha256(token);
    return this.database.as({ actor: 'system' }, async (tx) => {
      const { personId, madeBy } = await openPasswordLink(tx, tokenSha256, at, true);
      // Of two links that are followed with one identity at the same time, the second finds it taken.
      const { raw } = await tx
        .createQueryBuilder()
        .insert()
        .into(LinkedIdentityEntity)
        .values({ ...identity, personId, linkedAt: at })
        .orIgnore()
        .returning('person_id')
        .execute();
      if ((raw as unknown[]).length === 0) {
        const known = await tx.findOneByOrFail(LinkedIdentityEntity, { ...identity });
        if (known.personId !== personId) throw new Refusal('sign-in.linked-elsewhere', {});
      }
      await tx.update(PasswordResetEntity, { tokenSha256 }, { usedAt: at });
      await this.sessions.closeAll(tx, personId);
      const facts = { issuer: identity.issuer, offeredBy: madeBy };
      await this.audit.record(tx, { actor: personId, act: 'identity.link', subject: `people/${personId}`, facts, at });
      await notifyChanged(tx, { member: null, cycle: null, person: personId, keys: ['session'] });
    });
  }
}
