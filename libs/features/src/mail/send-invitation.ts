import { randomBytes } from 'node:crypto';
import { chooseText } from '@signatory/domain';
import { ContributorInvitationEntity, Database, PersonEntity, sha256 } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { composeInvitation } from '@signatory/texts';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Catalogue, memberName } from '../catalogue/index.js';
import { MAILER, NotSent, PUBLIC_URL, type Letter, type Mailer } from './mail-ports.js';

const SYSTEM = { actor: 'system' };

/**
 * Sends the letter of an invitation, at most once, as `SendMail` sends the others. Its link is made here, so that it stands in
 * the letter and nowhere else: who invited never sees it, and opens no account of another by it.
 */
@Injectable()
export class SendInvitation {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    @Inject(MAILER) private readonly mailer: Mailer,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  /** @throws NotSent for another attempt */
  async execute({ invitationId: id }: { invitationId: string }, at: Date): Promise<void> {
    const token = randomBytes(32).toString('base64url');
    const claimed = await this.claim(id, token, at);
    if (!claimed) return;
    try {
      await this.mailer.send(await this.write(claimed, token));
    } catch (error) {
      if (error instanceof NotSent) await this.change(id, { claimedAt: null });
      throw error;
    }
    await this.change(id, { sentAt: at });
    await this.database.as(SYSTEM, (tx) =>
      notifyChanged(tx, { member: claimed.memberCode, cycle: claimed.cycleId, keys: ['contributorsOf'], draft: true }),
    );
  }

  /** Before it is handed over: a process that dies then leaves a claim, and nobody is written twice. */
  private claim(id: string, token: string, at: Date): Promise<ContributorInvitationEntity | null> {
    return this.database.as(SYSTEM, async (tx) => {
      const open = { id, sentAt: IsNull(), withdrawnAt: IsNull(), acceptedAt: IsNull() };
      const found = await tx.findOne(ContributorInvitationEntity, { where: open, lock: { mode: 'pessimistic_write' } });
      if (!found || found.expiresAt <= at || (found.claimedAt !== null && !this.mailer.repeatable)) return null;
      await tx.update(ContributorInvitationEntity, { id }, { claimedAt: at, tokenSha256: sha256(token) });
      return found;
    });
  }

  private async change(id: string, part: Partial<ContributorInvitationEntity>): Promise<void> {
    await this.database.as(SYSTEM, (tx) => tx.update(ContributorInvitationEntity, { id }, part));
  }

  private async write(invitation: ContributorInvitationEntity, token: string): Promise<Letter> {
    const { id, cycleId, memberCode, language, email, invitedBy, invitedAt, expiresAt } = invitation;
    const { cycle, plan } = await this.catalogue.openById(cycleId);
    const by = await this.database.dataSource.manager.findOneBy(PersonEntity, { id: invitedBy });
    const content = composeInvitation({
      language,
      member: chooseText(memberName(plan, memberCode), language).text,
      cycle: chooseText(cycle.title, language).text,
      by: by?.name ?? '',
      expires: expiresAt.toISOString(),
      link: `${this.publicUrl}/join/${token}`,
    });
    return { id, to: { name: email, address: email }, date: invitedAt, ...content, unsubscribe: null };
  }
}
