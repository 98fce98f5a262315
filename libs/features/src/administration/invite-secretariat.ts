import { randomBytes } from 'node:crypto';
import { Database, InvitationEntity, sha256 } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';

const LIFETIME_MS = 7 * 86_400_000;
const FIRST = `select not exists (select from person) and not exists (
  select from invitation where role = 'secretariat' and used_at is null and expires_at > $1) as first`;

/** The one-time link in words, for the person at the machine. `publicUrl` is without a trailing slash. */
export function describeInvitation(publicUrl: string, token: string): string {
  return [
    'This link makes a secretariat account; it works once, for seven days:',
    `  ${publicUrl}/invitation/${token}`,
  ].join('\n');
}

/** One-time links that make a secretariat account: for whoever runs the machine, before anybody can sign in. */
@Injectable()
export class InviteSecretariat {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** A new token, told once and stored nowhere; earlier links that nobody used end. */
  execute(at: Date): Promise<string> {
    return this.database.as({ actor: 'system' }, (tx) => this.make(tx, at));
  }

  /** The same for a database without people and without an open link; null otherwise. Of several processes that start, one invites. */
  executeIfFirst(at: Date): Promise<string | null> {
    return this.database.as({ actor: 'system' }, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('invitation'))`);
      const [row] = await tx.query<{ first: boolean }[]>(FIRST, [at]);
      return row?.first ? this.make(tx, at) : null;
    });
  }

  private async make(tx: EntityManager, at: Date): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await tx.query('update invitation set expires_at = $1 where used_at is null and expires_at > $1', [at]);
    await tx.insert(InvitationEntity, {
      tokenSha256: sha256(token),
      role: 'secretariat',
      createdAt: at,
      expiresAt: new Date(at.getTime() + LIFETIME_MS),
    });
    await this.audit.record(tx, { actor: 'system', act: 'invitation.make', subject: 'secretariat', at });
    return token;
  }
}
