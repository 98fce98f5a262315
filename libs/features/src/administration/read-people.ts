import type { PersonView } from '@signatory/contract';
import { grantsFor, keptBy, Refusal, type Actor } from '@signatory/domain';
import { Database, PlanVersionEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { indexPlan } from '../catalogue/index.js';
import { HAS_SECOND_FACTOR, HELD_GRANTS } from '../identity/index.js';

/** A role that was neither given nor confirmed for so long is to be confirmed. */
const CONFIRMED_FOR = '1 year';

const iso = (instant: string): string => `to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const PEOPLE = `
  select p.id, p.email, p.name, p.nationality, p.disabled_at is not null as disabled,
    p.password_hash is null and not exists (select from linked_identity l where l.person_id = p.id) as invited,
    exists (select from linked_identity l where l.person_id = p.id) as linked,
    ${HAS_SECOND_FACTOR} as "secondFactor",
    ${iso('p.last_sign_in_at')} as "lastSignIn",
    (select ${iso('max(r.expires_at)')} from password_reset r
      where r.person_id = p.id and r.used_at is null and r.expires_at > $3) as "linkUntil",
    (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'roles', t.roles, 'access', t.access,
      'since', ${iso('t.created_at')}, 'expires', ${iso('t.expires_at')}, 'lastUsed', ${iso('t.last_used_at')})
      order by t.created_at, t.id), '[]') from access_token t where t.person_id = p.id and t.expires_at > $3) as tokens,
    json_agg(json_build_object('id', g.id, 'role', g.role, 'plan', g.plan_id, 'cycle', c.code, 'members', g.members,
      'pillars', g.pillars, 'ended', g.until is not null and g.until <= $3, 'until', ${iso('g.until')},
      'indicators', g.indicators, 'grantedAt', ${iso('g.granted_at')}, 'confirmedAt', ${iso('g.confirmed_at')},
      'toConfirm', (g.until is null or g.until > $3) and coalesce(g.confirmed_at, g.granted_at) < $3::timestamptz - interval '${CONFIRMED_FOR}')
      order by g.granted_at, g.id) as grants
  from person p join role_grant g on g.person_id = p.id left join cycle c on c.id = g.cycle_id
  where ($2::uuid is null or p.id = $2) and (g.plan_id = any ($1) or c.code = any ($4)
    or g.cycle_id is null and g.plan_id in (select plan_id from cycle where code = any ($4)))
  group by p.id order by p.name, p.email`;

/** In which places people hold roles now, as stand-ins too: by all of them it is asked who may let a person in. */
const PLACES = `select g.person_id as person, g.plan_id as plan, c.code as cycle
  from ${HELD_GRANTS} g left join cycle c on c.id = g.cycle_id
  where g.person_id = any ($1) and (g.until is null or g.until > $2)`;

type Row = Omit<PersonView, 'mayLetIn' | 'mayReopen'>;

const isDelegated = ({ indicators }: PersonView['grants'][number]): boolean => indicators.length > 0;

/**
 * People with a role on the plans that the reader keeps, each with these roles only; to whoever keeps a cycle alone, those
 * that reach this cycle.
 */
@Injectable()
export class ReadPeople {
  constructor(private readonly database: Database) {}

  async list(plan: string, actor: Actor, at: Date): Promise<PersonView[]> {
    if (!actor.grants.some((grant) => grant.plan === plan)) throw new Refusal('not-found', { subject: 'plan' });
    const grants = actor.grants.filter((grant) => grant.plan === plan);
    const [plans, cycles] = keptBy({ actor: { ...actor, grants }, at, permission: 'people:manage' });
    const rows = await this.database.readPublic<Row>(PEOPLE, [plans, null, at, cycles]);
    return this.withCodes(await this.withReach(rows, actor, at));
  }

  /** @throws Refusal `permission.missing`, `not-found` */
  async read(person: string, actor: Actor, at: Date): Promise<PersonView> {
    const [plans, cycles] = keptBy({ actor, at, permission: 'people:manage' });
    const [row] = await this.database.readPublic<Row>(PEOPLE, [plans, person, at, cycles]);
    if (!row) throw new Refusal('not-found', { subject: 'person' });
    const [found] = await this.withCodes(await this.withReach([row], actor, at));
    if (!found) throw new Refusal('not-found', { subject: 'person' });
    return found;
  }

  /** As `requireOwnPerson` asks it of one. */
  private async withReach(people: readonly Row[], actor: Actor, at: Date): Promise<PersonView[]> {
    const places = await this.database.readPublic<{ person: string; plan: string; cycle: string | null }>(PLACES, [
      people.map(({ id }) => id),
      at,
    ]);
    const beyond = new Set(
      places
        .filter((place) => grantsFor(actor, 'people:manage', { ...place, member: null }, at.toISOString()).length === 0)
        .map(({ person }) => person),
    );
    const somewhere = new Set(places.map(({ person }) => person));
    return people.map((person) => {
      const isOwn = somewhere.has(person.id) && !beyond.has(person.id);
      const mayLetIn = isOwn && !person.disabled;
      // A token carries roles of every plan, and its name says for which program.
      return { ...person, mayLetIn, mayReopen: isOwn && person.disabled, tokens: mayLetIn ? person.tokens : [] };
    });
  }

  /** Entries are kept by their ids, which no reader knows. */
  private async withCodes(people: PersonView[]): Promise<PersonView[]> {
    const plans = new Set(people.flatMap(({ grants }) => grants.filter(isDelegated).map(({ plan }) => plan)));
    if (plans.size === 0) return people;
    const versions = await this.database.dataSource.manager.find(PlanVersionEntity, {
      where: { planId: In([...plans]) },
      order: { n: 'ASC' },
    });
    // Of the newest version the last word: an id keeps its meaning, its code may change.
    const codes = new Map(
      versions.flatMap(({ body }) =>
        [...indexPlan(body).byId].map(([id, { indicator }]) => [id, indicator.code] as const),
      ),
    );
    return people.map((person) => ({
      ...person,
      grants: person.grants.map((grant) => ({
        ...grant,
        indicators: grant.indicators.map((id) => codes.get(id) ?? id),
      })),
    }));
  }
}
