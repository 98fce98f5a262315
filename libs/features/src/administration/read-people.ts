import type { PersonView } from '@signatory/contract';
import { grantsFor, Refusal, requirePermission, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';

const PEOPLE = `
  select p.id, p.email, p.name, p.nationality, p.disabled_at is not null as disabled,
    p.password_hash is null as invited,
    to_char(p.last_sign_in_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastSignIn",
    json_agg(json_build_object('id', g.id, 'role', g.role, 'plan', g.plan_id, 'cycle', c.code, 'members', g.members,
      'pillars', g.pillars, 'ended', g.until is not null and g.until <= $3, 'until', to_char(g.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      order by g.granted_at, g.id) as grants
  from person p join role_grant g on g.person_id = p.id and g.plan_id = any ($1) left join cycle c on c.id = g.cycle_id
  where $2::uuid is null or p.id = $2
  group by p.id order by p.name, p.email`;

/** People with a role on the plans that the reader keeps, each with these roles only. */
@Injectable()
export class ReadPeople {
  constructor(private readonly database: Database) {}

  async list(plan: string, actor: Actor, at: Date): Promise<PersonView[]> {
    if (!actor.grants.some((grant) => grant.plan === plan)) throw new Refusal('not-found', { subject: 'plan' });
    requirePermission(actor, 'people:manage', { plan }, at.toISOString());
    return this.database.readPublic<PersonView>(PEOPLE, [[plan], null, at]);
  }

  /** @throws Refusal `not-found` */
  async read(person: string, actor: Actor, at: Date): Promise<PersonView> {
    const plans = grantsFor(actor, 'people:manage', {}, at.toISOString()).map(({ plan }) => plan);
    const [row] = await this.database.readPublic<PersonView>(PEOPLE, [plans, person, at]);
    if (!row) throw new Refusal('not-found', { subject: 'person' });
    return row;
  }
}
