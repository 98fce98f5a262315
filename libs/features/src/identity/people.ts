import type { Actor, Grant, Recusal } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { HAS_SECOND_FACTOR } from './has-second-factor.js';
import { HELD_GRANTS } from './held-grants.js';

/** A person's grants as JSON, as a sub-select, the own ones first; `p` is the person. */
export const GRANTS_OF_PERSON = `
    coalesce((select json_agg(json_build_object('role', g.role, 'plan', g.plan_id, 'cycle', c.code, 'members', g.members,
        'pillars', g.pillars, 'indicators', g.indicators, 'until', g.until, 'standsInFor', g.stands_in_for)
        order by g.stands_in_for is not null, g.granted_at, g.id)
      from ${HELD_GRANTS} g left join cycle c on c.id = g.cycle_id where g.person_id = p.id), '[]')`;

/** What a person declared and the secretariat did not withdraw, as JSON. */
export const RECUSALS_OF_PERSON = `
    coalesce((select json_agg(json_build_object('cycle', c.code, 'kind', r.kind, 'members', r.members, 'pillars', r.pillars)
        order by r.declared_at, r.id)
      from recusal r join cycle c on c.id = r.cycle_id where r.person_id = p.id and r.withdrawn_at is null), '[]')`;

/** JSON has no instants; grants compare them as ISO text of one form. */
export function grantOf(grant: Grant): Grant {
  return { ...grant, until: grant.until === null ? null : new Date(grant.until).toISOString() };
}

/** The columns of a person who comes in, by a session or an access token; `p` is the person. */
export const COMER = `p.id, p.name, p.email, p.nationality, ${HAS_SECOND_FACTOR} as has_second_factor,
    ${GRANTS_OF_PERSON} as grants, ${RECUSALS_OF_PERSON} as recusals`;

export interface Comer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly nationality: string | null;
  readonly has_second_factor: boolean;
  readonly grants: readonly Grant[];
  readonly recusals: readonly Recusal[];
}

export function actorOf({ id, name, nationality, grants, recusals }: Comer): Actor {
  return { id, name, nationality, grants: grants.map(grantOf), recusals };
}

const BY_EMAIL = `select p.id, p.name, p.nationality, ${GRANTS_OF_PERSON} as grants, ${RECUSALS_OF_PERSON} as recusals
  from person p where p.email = lower($1) and p.disabled_at is null`;

const BY_ID = `select p.id, p.name, p.nationality, ${GRANTS_OF_PERSON} as grants, ${RECUSALS_OF_PERSON} as recusals
  from person p where p.id::text = $1 and p.disabled_at is null`;

/** People as actors, outside of a session: for commands that are given at the machine. */
@Injectable()
export class People {
  constructor(private readonly database: Database) {}

  /** Null where nobody has this address. */
  async find(email: string): Promise<Actor | null> {
    return this.read(BY_EMAIL, email);
  }

  /** Null where nobody has this id, or the person is disabled: for jobs, which know who asked. */
  findById(id: string): Promise<Actor | null> {
    return this.read(BY_ID, id);
  }

  private async read(query: string, value: string): Promise<Actor | null> {
    const [row] = await this.database.readPublic<Actor>(query, [value]);
    return row ? { ...row, grants: row.grants.map(grantOf) } : null;
  }
}
