import type { JoinAsContributor as Joining, OpenedInvitation } from '@signatory/contract';
import { faultWords, findConflictOfRoles, Refusal, type LocalText } from '@signatory/domain';
import { ContributorInvitationEntity, Database, PersonEntity, sha256 } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Catalogue, memberCodes, memberName, type OpenedCycle } from '../catalogue/index.js';
import { hashNewPassword, keepLanguage, MakeAccount, People, type NewGrant } from '../identity/index.js';
import { requireNewRoles } from './require-new-roles.js';

const SYSTEM = { actor: 'system' };

/**
 * Takes the invitation of a letter: the role goes to the account of its address, which is made where there is none. Whoever
 * has the letter reads the address; nobody is signed in by it, and the password of an account that is there stays.
 */
@Injectable()
export class JoinAsContributor {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly makeAccount: MakeAccount,
    private readonly people: People,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `not-found` for a link that never was, was used or has ended */
  async open(token: string, at: Date): Promise<OpenedInvitation> {
    const { invitation, known } = await this.database.as(SYSTEM, async (tx) => {
      const found = await find(tx, token, at);
      return { invitation: found, known: await account(tx, found.email) };
    });
    const opened = await this.catalogue.openById(invitation.cycleId);
    return {
      email: invitation.email,
      member: memberName(opened.plan, invitation.memberCode),
      cycle: opened.cycle.title,
      hasAccount: known !== null,
      unjudged: known ? await this.unjudged(known.id, invitation, opened, at) : [],
      until: invitation.until.toISOString(),
    };
  }

  /** Names of what the person could judge no more. Told before the role is taken: nothing gives the judging back but its end. */
  private async unjudged(
    person: string,
    invitation: ContributorInvitationEntity,
    { cycle, plan }: OpenedCycle,
    at: Date,
  ): Promise<LocalText[]> {
    const holder = await this.people.findById(person);
    const { until, ...grant } = grantOf(invitation, plan.id);
    const role = { ...grant, cycle: cycle.code, until: until?.toISOString() ?? null };
    const among = { members: memberCodes(plan), groups: plan.conflictGroups, at: at.toISOString() };
    const found = holder && findConflictOfRoles(holder, role, among);
    return (found?.judged ?? []).map((code) => memberName(plan, code));
  }

  /** Refuses `not-found`, `request.invalid` where an account is to be made and nothing said of it, and `role.already-held`. */
  async execute({
    token,
    body,
    language,
    at,
  }: {
    readonly token: string;
    readonly body: Joining;
    readonly language?: string | undefined;
    readonly at: Date;
  }): Promise<void> {
    const { name, password } = body;
    const { email } = await this.database.as(SYSTEM, (tx) => find(tx, token, at));
    // Outside of the transaction, as every password is.
    const passwordHash =
      name === undefined || password === undefined ? null : await hashNewPassword(password, { name, email });
    await this.database.as(SYSTEM, async (tx) => {
      const invitation = await find(tx, token, at, true);
      const known = await account(tx, email);
      const person = known ?? (await this.makePerson(tx, { email, name, passwordHash, invitation, language, at }));
      const { cycleId, memberCode, invitedBy } = invitation;
      const { cycle, plan } = await this.catalogue.openById(cycleId);
      const grant = grantOf(invitation, plan.id);
      await requireNewRoles(tx, { person, grants: [grant], at });
      await this.makeAccount.grant(tx, { personId: person.id, grant, actor: invitedBy, at });
      await tx.update(ContributorInvitationEntity, { id: invitation.id }, { acceptedAt: at, acceptedBy: person.id });
      await this.audit.record(tx, {
        actor: person.id,
        act: 'contributor.join',
        subject: `${cycle.code}/${memberCode}`,
        facts: { invitation: invitation.id },
        at,
      });
      await notifyChanged(tx, { member: null, cycle: null, person: person.id, keys: ['session'] });
      await notifyChanged(tx, { member: memberCode, cycle: cycleId, keys: ['contributorsOf'], draft: true });
    });
  }

  private async makePerson(
    tx: EntityManager,
    asked: {
      readonly email: string;
      readonly name: string | undefined;
      readonly passwordHash: string | null;
      readonly invitation: ContributorInvitationEntity;
      readonly language: string | undefined;
      readonly at: Date;
    },
  ): Promise<{ id: string; name: string }> {
    const { email, name, passwordHash, invitation, language, at } = asked;
    if (name === undefined || passwordHash === null)
      throw new Refusal('request.invalid', {
        faults: [{ pointer: '/password', words: faultWords('contributor.account') }],
      });
    // An official of the member that invites, who judges nothing of it.
    const made = { email, name, nationality: invitation.memberCode, passwordHash };
    const id = await this.makeAccount.execute(tx, { account: made, actor: 'system', at });
    await keepLanguage(tx, id, language ?? invitation.language);
    return { id, name };
  }
}

function grantOf({ cycleId, memberCode, pillars, until }: ContributorInvitationEntity, plan: string): NewGrant {
  return { role: 'contributor', plan, cycleId, members: [memberCode], pillars, indicators: [], until };
}

/** A closed account is let in by the secretariat alone: its invitation opens nothing. */
async function account(tx: EntityManager, email: string): Promise<PersonEntity | null> {
  const found = await tx.findOneBy(PersonEntity, { email });
  if (found && found.disabledAt !== null) throw new Refusal('not-found', { subject: 'invitation' });
  return found;
}

async function find(tx: EntityManager, token: string, at: Date, locked = false): Promise<ContributorInvitationEntity> {
  const found = await tx.findOne(ContributorInvitationEntity, {
    where: { tokenSha256: sha256(token) },
    ...(locked ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  if (!found || found.withdrawnAt || found.acceptedAt || found.expiresAt <= at || found.until <= at)
    throw new Refusal('not-found', { subject: 'invitation' });
  return found;
}
