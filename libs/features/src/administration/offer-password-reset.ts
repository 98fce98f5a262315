import { randomBytes } from 'node:crypto';
import { Refusal, type Actor } from '@signatory/domain';
import { Database, PasswordResetEntity, sha256 } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { requireOwnPerson } from './require-own-person.js';

const LIFETIME_MS = 86_400_000;

export interface OfferPasswordResetCommand {
  readonly actor: Actor;
  /** The person's id. */
  readonly person: string;
  /** Of the actor: it has been given lately, then. */
  readonly hasSecondFactor: boolean;
  readonly at: Date;
}

/** A one-time link by which a person who cannot sign in chooses a new password, handed over by the secretariat. */
@Injectable()
export class OfferPasswordReset {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /**
   * A token, told once and stored nowhere; earlier ones of the person end. The own one is for who has a second factor: an open
   * session would else be all that it takes to choose the password of whose it is.
   * Refuses `not-found`, `permission.missing` and `second-factor.required`.
   */
  execute({
    actor,
    person,
    hasSecondFactor,
    at,
  }: OfferPasswordResetCommand): Promise<{ token: string; expires: Date }> {
    return this.database.as({ actor: actor.id }, async (tx) => {
      await requireOwnPerson(tx, actor, person, at);
      if (actor.id === person && !hasSecondFactor) throw new Refusal('second-factor.required', {});
      const token = randomBytes(32).toString('base64url');
      const expires = new Date(at.getTime() + LIFETIME_MS);
      await tx.query(
        'update password_reset set expires_at = $2 where person_id = $1 and used_at is null and expires_at > $2',
        [person, at],
      );
      await tx.insert(PasswordResetEntity, {
        tokenSha256: sha256(token),
        personId: person,
        madeBy: actor.id,
        createdAt: at,
        expiresAt: expires,
      });
      await this.audit.record(tx, { actor: actor.id, act: 'password.offer-reset', subject: `people/${person}`, at });
      return { token, expires };
    });
  }
}
