import {
  faultWords,
  grantsFor,
  isPublic,
  NAMES_READERS,
  Refusal,
  requirePermission,
  type Actor,
  type AuditAct,
  type ReleaseState,
} from '@signatory/domain';
import { Database, PersonEntity, ReleaseReaderEntity, RoleGrantEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Audit } from '../audit/index.js';
import { FindRelease, type FoundRelease, type ReleaseQuestion } from './find-release.js';
import { MoveRelease } from './move-release.js';

/** Who may read a release before its instant: named one by one, and struck off again. */
@Injectable()
export class NameReaders {
  constructor(
    private readonly database: Database,
    private readonly find: FindRelease,
    private readonly moveRelease: MoveRelease,
    private readonly audit: Audit,
  ) {}

  /**
   * Names an account by its address. Refuses `request.invalid` for one that is not there or has no role on the plan,
   * `command.wrong-state` once the release is public, and `release.reader-named`.
   */
  async name(id: string, email: string, question: ReleaseQuestion): Promise<void> {
    const found = await this.enter(id, question);
    const { opened, reach } = found;
    const { actor, at } = question;
    await this.database.as(reach, async (tx) => {
      const release = await this.moveRelease.lock(tx, id);
      if (!NAMES_READERS.includes(release.state))
        throw new Refusal('command.wrong-state', {
          command: 'name a reader',
          subject: 'release',
          state: release.state,
          allowed: NAMES_READERS.join(', '),
        });
      const person = await tx
        .createQueryBuilder(PersonEntity, 'person')
        .where('lower(person.email) = lower(:email) and person.disabledAt is null', { email })
        .getOne();
      const roles = person ? await tx.countBy(RoleGrantEntity, { personId: person.id, planId: opened.plan.id }) : 0;
      if (!person || roles === 0) throw unknownReader(email);
      const named = { releaseId: id, personId: person.id };
      if ((await tx.countBy(ReleaseReaderEntity, { ...named, revokedAt: IsNull() })) > 0)
        throw new Refusal('release.reader-named', { person: person.email });
      await tx.insert(ReleaseReaderEntity, { ...named, namedBy: actor.id, namedAt: at });
      await this.record(tx, found, 'release.name-reader', person.id, { actor, at });
    });
  }

  /** Refuses `not-found` for a reader who is none, or was struck off before. */
  async revoke(id: string, reader: string, question: ReleaseQuestion): Promise<void> {
    const found = await this.enter(id, question);
    const { actor, at } = question;
    await this.database.as(found.reach, async (tx) => {
      const row = await tx.findOne(ReleaseReaderEntity, {
        where: { id: reader, releaseId: id, revokedAt: IsNull() },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row) throw new Refusal('not-found', { subject: 'reader' });
      await tx.update(ReleaseReaderEntity, { id: reader }, { revokedAt: at, revokedBy: actor.id });
      await this.record(tx, found, 'release.revoke-reader', row.personId, { actor, at });
    });
  }

  private async enter(id: string, question: ReleaseQuestion): Promise<FoundRelease> {
    const found = await this.find.execute(id, question);
    const { plan, cycle } = found.opened;
    const scope = { plan: plan.id, cycle: cycle.code, member: null };
    requirePermission(question.actor, 'release:name-readers', scope, question.at.toISOString());
    return found;
  }

  private async record(
    tx: Parameters<Audit['record']>[0],
    { opened: { cycle }, release }: FoundRelease,
    act: AuditAct,
    person: string,
    { actor, at }: ReleaseQuestion,
  ): Promise<void> {
    await this.audit.record(tx, {
      actor: actor.id,
      act,
      subject: `${cycle.code}/release/${release.number}`,
      facts: { person },
      at,
    });
    await notifyChanged(tx, { member: null, cycle: cycle.id, unpublished: true, keys: [`release:${release.id}`] });
  }
}

/** Whether there is no such account or it has no role on the plan is not told apart. */
function unknownReader(person: string): Refusal {
  const words = faultWords('release.reader-unknown', { person });
  return new Refusal('request.invalid', { faults: [{ pointer: '/email', words }] });
}

/**
 * Whether what somebody downloads of a release is a copy, marked, counted and logged: until it is public, of everybody but
 * those who make it and sign for it, who need the bytes that are signed.
 */
export function takesCopies(
  { plan, cycle }: FoundRelease['opened'],
  state: ReleaseState,
  { actor, at }: { readonly actor: Actor; readonly at: Date },
): boolean {
  const scope = { plan: plan.id, cycle: cycle.code, member: null };
  const makes = (['release:request', 'release:sign'] as const).some(
    (permission) => grantsFor(actor, permission, scope, at.toISOString()).length > 0,
  );
  return !isPublic(state) && !makes;
}

/** Whether somebody reads a release by being named alone: its files, copy by copy, and no pages. */
export function readsByName(
  { plan, cycle }: FoundRelease['opened'],
  state: string,
  { actor, at }: { readonly actor: Actor; readonly at: Date },
): boolean {
  const scope = { plan: plan.id, cycle: cycle.code, member: null };
  const granted = grantsFor(actor, 'release:read', scope, at.toISOString());
  return state === 'EMBARGOED' && !granted.some(({ role, cycle: only }) => role !== 'analyst' || only !== null);
}
