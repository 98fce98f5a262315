import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SessionView } from '@signatory/contract';
import type { Actor, TokenAccess } from '@signatory/domain';
import { AccessTokenEntity, Database, SessionEntity, sha256 } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { currentSource } from '../audit/index.js';
import { actorOf, COMER, type Comer } from './people.js';

/** The access token that a program acts by. */
export interface UsedToken {
  readonly id: string;
  /** Which program it is for, in the person's words. */
  readonly name: string;
  readonly access: TokenAccess;
}

/** A session in force: the person with the grants, and what the session shows of itself. */
export interface Signed {
  readonly actor: Actor;
  readonly email: string;
  readonly expires: Date;
  /** When it was opened. */
  readonly since: Date;
  /** Whether the person has a second factor in force. */
  readonly hasSecondFactor: boolean;
  /** When it was last given in this session, as a code or a passkey. */
  readonly verifiedAt: Date | null;
  /** Null where the person is there, signed in. */
  readonly token: UsedToken | null;
}

/** A working day: whoever comes back tomorrow signs in again. */
const LIFETIME_MS = 12 * 3_600_000;
const IDLE_MS = 2 * 3_600_000;
/** `last_seen_at` is written no more often than this, so that reading does not mean writing. */
const TOUCH_MS = 300_000;

/** Whoever was not seen since then has no session any more. */
export function idleSince(at: Date): Date {
  return new Date(at.getTime() - IDLE_MS);
}

interface Row extends Comer {
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly last_seen_at: Date;
  readonly verified_at: Date | null;
}

// Person, grants, recusals and session in one round trip: this stands before every signed-in request.
const FIND = `
  select ${COMER}, s.created_at, s.expires_at, s.last_seen_at, s.verified_at
  from session s join person p on p.id = s.person_id
  where s.token_sha256 = $1 and s.expires_at > $2 and s.last_seen_at > $3 and p.disabled_at is null`;

const HOLD = 'select from session where token_sha256 = $1 and expires_at > $2 for key share';

/** Sessions are rows: ending one, or disabling the person, holds at the next request. */
@Injectable()
export class Sessions {
  constructor(private readonly database: Database) {}

  /** The session of a token, or null where it never was, has ended or lay idle. */
  async find(token: string, at: Date): Promise<Signed | null> {
    const [row] = await this.database.readPublic<Row>({ name: 'find-session', text: FIND }, [
      sha256(token),
      at,
      idleSince(at),
    ]);
    if (!row) return null;
    if (at.getTime() - row.last_seen_at.getTime() > TOUCH_MS) await this.touch(token, at);
    return {
      actor: actorOf(row),
      email: row.email,
      expires: row.expires_at,
      since: row.created_at,
      hasSecondFactor: row.has_second_factor,
      verifiedAt: row.verified_at,
      token: null,
    };
  }

  /**
   * A new session; the token is returned once and stored nowhere. Ended sessions of the person are swept.
   * @param verifiedAt when the second factor was given for it
   */
  async open(tx: EntityManager, personId: string, at: Date, verifiedAt: Date | null = null): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const { address = null, agent = null } = currentSource() ?? {};
    await tx.query('delete from session where person_id = $1 and expires_at <= $2', [personId, at]);
    await tx.insert(SessionEntity, {
      tokenSha256: sha256(token),
      personId,
      createdAt: at,
      lastSeenAt: at,
      verifiedAt,
      address,
      agent,
      expiresAt: new Date(at.getTime() + LIFETIME_MS),
    });
    return token;
  }

  /** Keeps that the second factor was given in a session now; false where that has ended. The session stays to the end of `tx`. */
  async verify(tx: EntityManager, token: string, at: Date): Promise<boolean> {
    const { affected } = await tx.update(SessionEntity, { tokenSha256: sha256(token) }, { verifiedAt: at });
    return affected === 1;
  }

  /** Whether a session is in force, which does not end before `tx` does. */
  async hold(tx: EntityManager, token: string, at: Date): Promise<boolean> {
    return (await tx.query<unknown[]>(HOLD, [sha256(token), at])).length > 0;
  }

  async close(tx: EntityManager, token: string): Promise<void> {
    await tx.delete(SessionEntity, { tokenSha256: sha256(token) });
  }

  /**
   * Ends every session of a person, but the one of `token`. Without one the account is taken out of whatever hands it was in:
   * programs that act for the person end with it.
   */
  async closeAll(tx: EntityManager, personId: string, token?: string): Promise<void> {
    await tx.query('delete from session where person_id = $1 and token_sha256 is distinct from $2', [
      personId,
      token === undefined ? null : sha256(token),
    ]);
    // Only now: one that is being made in one of the sessions is there by then.
    if (token === undefined) await tx.delete(AccessTokenEntity, { personId });
  }

  private async touch(token: string, at: Date): Promise<void> {
    await this.database.dataSource
      .getRepository(SessionEntity)
      .update({ tokenSha256: sha256(token) }, { lastSeenAt: at });
  }
}

/** What the session says to its own person. */
export function describeSession({ actor, email, expires }: Signed): Omit<SessionView, 'limits' | 'secondFactor'> {
  return {
    person: { id: actor.id, name: actor.name, email, nationality: actor.nationality },
    grants: actor.grants.map(({ role, plan, cycle, members, pillars, until }) => ({
      role,
      plan,
      cycle,
      members: [...members],
      pillars: [...pillars],
      until,
    })),
    expires: expires.toISOString(),
  };
}
