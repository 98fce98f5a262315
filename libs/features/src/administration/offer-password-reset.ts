import { randomBytes } from 'node:crypto';
import { grantsFor, Refusal, type Actor } from '@signatory/domain';
import { Database, PasswordResetEntity, PersonEntity, RoleGrantEntity, sha256 } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';

const LIFETIME_MS = 86_400_000;

export interface OfferPasswordResetCommand {
  readonly actor: Actor;
  /** The person's id. */
  readonly person: string;
  readonly at: Date;
}

/** A one-time link by which a person who cannot sign in chooses a new password, handed over by the secretariat. */
@Injectable()
export class OfferPasswordReset {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** A token, told once and stored nowhere; earlier ones of the person end. Refuses `not-found` and `permission.missing`. */
  execute({ actor, person, at }: OfferPasswordResetCommand): Promise<{ token: string; expires: Date }> {
    return this.database.as({ actor: actor.id }, async (tx) => {
      await requireOwnPerson(tx, actor, person, at);
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

/** Whoever holds the link acts as the person: on each of the person's plans the actor must be able to give that role itself. */
async function requireOwnPerson(tx: EntityManager, actor: Actor, person: string, at: Date): Promise<void> {
  const locked = await tx.findOne(PersonEntity, { where: { id: person }, lock: { mode: 'pessimistic_write' } });
  const grants = (await tx.findBy(RoleGrantEntity, { personId: person })).filter(
    ({ until }) => until === null || until > at,
  );
  const known = new Set(actor.grants.map(({ plan }) => plan));
  if (!locked || locked.disabledAt !== null || !grants.some(({ planId }) => known.has(planId)))
    throw new Refusal('not-found', { subject: 'person' });
  const keeps = (plan: string): boolean =>
    grantsFor(actor, 'people:manage', { plan }, at.toISOString()).some(({ cycle }) => cycle === null);
  if (!grants.every(({ planId }) => keeps(planId)))
    throw new Refusal('permission.missing', { permission: 'people:manage', needs: 'secretariat' });
}
