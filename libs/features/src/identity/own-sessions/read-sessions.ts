import type { OwnSessionsView } from '@signatory/contract';
import { Database, sha256 } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { idleSince } from '../sessions.js';

interface Row {
  readonly id: string;
  readonly token: string;
  readonly since: Date;
  readonly seen: Date;
  readonly address: string | null;
  readonly agent: string | null;
}

// $1 person, $2 now, $3 idle since.
const IN_FORCE = `
  select id, token_sha256 as token, created_at as since, last_seen_at as seen, address, agent from session
  where person_id = $1 and expires_at > $2 and last_seen_at > $3 order by created_at desc, id`;

/** The sessions of a person that are in force, the newest first. */
@Injectable()
export class ReadSessions {
  constructor(private readonly database: Database) {}

  /** @param token of the session that asks */
  async execute({ person, token, at }: { person: string; token: string; at: Date }): Promise<OwnSessionsView> {
    const rows = await this.database.readPublic<Row>(IN_FORCE, [person, at, idleSince(at)]);
    const own = sha256(token);
    return {
      sessions: rows.map(({ id, token: of, since, seen, address, agent }) => ({
        id,
        since: since.toISOString(),
        lastSeen: seen.toISOString(),
        address,
        agent,
        isThis: of === own,
      })),
    };
  }
}
