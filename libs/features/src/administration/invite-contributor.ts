import type { ContributorInvitationView, InviteContributor as Inviting } from '@signatory/contract';
import { faultWords, grantsFor, itemWords, Refusal, type Actor, type Fault } from '@signatory/domain';
import { ContributorInvitationEntity, Database } from '@signatory/persistence';
import { enqueue, notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Catalogue, requireInUse } from '../catalogue/index.js';
import { enterReport, subjectOf, type ReportRequest, type ReportScope } from '../submissions/index.js';
import { readContributors, readInvitations } from './contributor-rows.js';

const LIFETIME_MS = 7 * 86_400_000;
/** Open ones of a member at once: who invites sends letters in our name. */
const MOST = 50;

export type InviteContributorCommand = ReportRequest & { readonly body: Inviting };

/**
 * A lead focal point asks somebody by a letter to contribute to the own member's report of a cycle, or takes that back. The
 * answer is the same whether or not the address has an account: only who opens the letter learns that.
 */
@Injectable()
export class InviteContributor {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
  ) {}

  /**
   * Refuses `permission.missing`, `command.wrong-state` in an archived cycle, `value.invalid`, `role.already-held`,
   * `invitation.open` and `invitation.too-many`.
   */
  async execute(command: InviteContributorCommand): Promise<ContributorInvitationView> {
    const { actor, body, at } = command;
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterReport(opened, command, 'contributor:manage');
    requireInUse(opened.cycle, 'invite');
    const faults = faultsOf(body, scope, actor, at);
    if (faults.length > 0) throw new Refusal('value.invalid', { faults });
    const email = body.email.toLowerCase();
    return this.database.as(scope.reach, async (tx) => {
      await this.requireNew(tx, scope, email, at);
      const { identifiers } = await tx.insert(ContributorInvitationEntity, {
        ...scope.key,
        email,
        pillars: [...new Set(body.pillars)],
        until: new Date(body.until),
        language: body.language,
        invitedBy: actor.id,
        invitedAt: at,
        expiresAt: new Date(at.getTime() + LIFETIME_MS),
      });
      const id = String(identifiers[0]?.['id']);
      await enqueue(tx, 'mail.invite', { invitationId: id });
      await this.note(tx, scope, command, { act: 'contributor.invite', id });
      const made = (await readInvitations(tx, scope, at)).find((each) => each.id === id);
      if (!made) throw new Error('The invitation was made and cannot be read.');
      return made;
    });
  }

  /** Its link opens nothing from then on. Refuses `permission.missing` and `not-found` for one that is over. */
  async withdraw(command: ReportRequest & { readonly invitation: string }): Promise<void> {
    const { actor, at, invitation: id } = command;
    const scope = enterReport(await this.catalogue.open(command.cycle), command, 'contributor:manage');
    await this.database.as(scope.reach, async (tx) => {
      const open = { id, ...scope.key, withdrawnAt: IsNull(), acceptedAt: IsNull() };
      // Of two, one withdraws it while the other is taking it: whoever is second finds it over.
      const { affected } = await tx.update(ContributorInvitationEntity, open, {
        withdrawnAt: at,
        withdrawnBy: actor.id,
      });
      if (affected !== 1) throw new Refusal('not-found', { subject: 'invitation' });
      await this.note(tx, scope, command, { act: 'contributor.withdraw', id });
    });
  }

  // The trail is kept for ever: an address that never came to anything does not stand in it.
  private async note(
    tx: EntityManager,
    scope: ReportScope,
    { actor, at }: Pick<ReportRequest, 'actor' | 'at'>,
    { act, id }: { act: 'contributor.invite' | 'contributor.withdraw'; id: string },
  ): Promise<void> {
    await this.audit.record(tx, { actor: actor.id, act, subject: subjectOf(scope), facts: { invitation: id }, at });
    const { cycleId: cycle, memberCode: member } = scope.key;
    await notifyChanged(tx, { member, cycle, keys: ['contributorsOf'], draft: true });
  }

  private async requireNew(tx: EntityManager, scope: ReportScope, email: string, at: Date): Promise<void> {
    const { cycleId, memberCode } = scope.key;
    // Two of a member who invite the same person at once write one letter.
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`contributors ${cycleId} ${memberCode}`]);
    const held = (await readContributors(tx, scope, at)).find((each) => each.email === email);
    if (held) throw new Refusal('role.already-held', { person: held.name, role: 'contributor' });
    const open = await tx.findBy(ContributorInvitationEntity, {
      ...scope.key,
      withdrawnAt: IsNull(),
      acceptedAt: IsNull(),
      expiresAt: MoreThan(at),
    });
    const same = open.find((each) => each.email === email);
    if (same) throw new Refusal('invitation.open', { email, until: same.expiresAt.toISOString() });
    if (open.length >= MOST) throw new Refusal('invitation.too-many', { most: MOST });
  }
}

/** Nobody gives longer than it has itself. */
function faultsOf({ pillars, until }: Inviting, { opened, key }: ReportScope, actor: Actor, at: Date): Fault[] {
  const { plan, cycle } = opened;
  const codes = plan.pillars.map(({ code }) => code);
  const own = grantsFor(
    actor,
    'contributor:manage',
    { plan: plan.id, cycle: cycle.code, member: key.memberCode },
    at.toISOString(),
  );
  const end = new Date(until);
  const reaches = own.some((grant) => grant.until === null || new Date(grant.until) >= end);
  return [
    ...pillars.flatMap((code, n) =>
      codes.includes(code) ? [] : [{ pointer: `/pillars/${n}`, words: itemWords('pillars', code, codes) }],
    ),
    ...(end > at ? [] : [{ pointer: '/until', words: faultWords('contribution.past') }]),
    ...(reaches ? [] : [{ pointer: '/until', words: faultWords('contributor.longer') }]),
  ];
}
