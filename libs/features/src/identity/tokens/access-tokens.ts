import { throughToken, type Role, type TokenAccess } from '@signatory/domain';
import { AccessTokenEntity, Database, sha256 } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { actorOf, COMER, type Comer } from '../people.js';
import type { Signed } from '../sessions.js';

/** What every token begins with: who finds one in a log or a repository knows what it is. */
export const TOKEN_PREFIX = 'sgt_';
const TOKEN = /^sgt_[A-Za-z0-9_-]{43}$/;
/** `last_used_at` is written no more often than this, so that reading does not mean writing. */
const TOUCH_MS = 300_000;

interface Row extends Comer {
  readonly token_id: string;
  readonly token_name: string;
  readonly roles: readonly Role[];
  readonly access: TokenAccess;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly last_used_at: Date | null;
}

const FIND = `
  select ${COMER},
    t.id as token_id, t.name as token_name, t.roles, t.access, t.created_at, t.expires_at, t.last_used_at
  from access_token t join person p on p.id = t.person_id
  where t.token_sha256 = $1 and t.expires_at > $2 and p.disabled_at is null`;

/** Access tokens are rows, as sessions are: ending one, a role of the person or the account holds at the next request. */
@Injectable()
export class AccessTokens {
  constructor(private readonly database: Database) {}

  /** For whom a token acts, with the roles that it carries; null where it never was one, has expired or was ended. */
  async find(token: string, at: Date): Promise<Signed | null> {
    if (!TOKEN.test(token)) return null;
    const [row] = await this.database.readPublic<Row>({ name: 'find-access-token', text: FIND }, [sha256(token), at]);
    if (!row) return null;
    if (row.last_used_at === null || at.getTime() - row.last_used_at.getTime() > TOUCH_MS)
      await this.touch(row.token_id, at);
    return {
      actor: throughToken(actorOf(row), row.roles),
      email: row.email,
      since: row.created_at,
      expires: row.expires_at,
      hasSecondFactor: row.has_second_factor,
      verifiedAt: null,
      token: { id: row.token_id, name: row.token_name, access: row.access },
    };
  }

  private async touch(id: string, at: Date): Promise<void> {
    await this.database.dataSource.getRepository(AccessTokenEntity).update({ id }, { lastUsedAt: at });
  }
}
