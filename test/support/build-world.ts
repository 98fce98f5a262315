import { randomUUID } from 'node:crypto';
import { plainText, type CycleState, type Phase, type Plan, type Role, type ScoreValue } from '@signatory/domain';
import { AdoptPlan, Audit, MakeAccount, Sessions, hashPassword } from '@signatory/features';
import { CycleEntity, Database, openObservationPartition, systemReach } from '@signatory/persistence';
import { createDatabase, type TestDatabase } from './database.js';
import { buildPlan } from './build-plan.js';
import type { PostgresService } from './services.js';

export interface CycleDraft {
  readonly code: string;
  readonly state?: CycleState;
  readonly deadlineAt?: Date;
  readonly cutOffAt?: Date;
  /** The code of the cycle it follows: of the same series, as its final. */
  readonly follows?: string;
  /** `interim` or, of a cycle that follows another, `final` without one. */
  readonly phase?: Phase;
  /** The version of the plan that it is pinned to; the world's own without one. */
  readonly planVersion?: number;
  /** ISO dates. */
  readonly window?: readonly [from: string, to: string];
}

export interface PersonDraft {
  readonly role: Role;
  /** Roles that the person holds besides, over the whole plan. */
  readonly also?: readonly Role[];
  readonly members?: readonly string[];
  readonly nationality?: string;
  readonly indicators?: readonly string[];
  readonly pillars?: readonly string[];
  /** The cycle's code; every cycle of the plan without one. */
  readonly cycle?: string;
  readonly until?: Date;
  /** The id of another plan than the world's, which is made. */
  readonly plan?: string;
}

/** Its own without a plan; its cycle is open, `c-2025`, unless said otherwise. */
export interface WorldDraft {
  readonly plan?: Plan;
  readonly cycle?: Partial<CycleDraft>;
  /** Where its database is made; on the server of the run without one. */
  readonly server?: PostgresService;
}

/** Of every account that a suite makes. */
export const PASSWORD = 'correct horse battery staple';

/** A database with one plan and one open cycle, to which a test adds the people it needs. */
export class World {
  private constructor(
    readonly test: TestDatabase,
    readonly database: Database,
    readonly plan: Plan,
  ) {}

  static async build({ plan = buildPlan(), cycle = {}, server }: WorldDraft = {}): Promise<World> {
    const test = await createDatabase({ ...(server && { server }) });
    const world = new World(test, await Database.open({ url: test.appUrl, max: 4 }), plan);
    await world.asSystem((tx) => new AdoptPlan(new Audit()).execute(tx, { plan, actor: 'test', at: new Date() }));
    await world.addCycle({ code: 'c-2025', ...cycle });
    return world;
  }

  asSystem<Result>(
    work: Parameters<Database['as']>[1] extends (tx: infer Tx) => unknown ? (tx: Tx) => Promise<Result> : never,
  ): Promise<Result> {
    return this.database.as(
      systemReach(
        this.plan.members.map(({ code }) => code),
        { releases: 'write', audit: true },
      ),
      work,
    );
  }

  async addCycle({
    code,
    state = 'OPEN',
    deadlineAt,
    cutOffAt,
    follows,
    planVersion,
    window,
    phase,
  }: CycleDraft): Promise<string> {
    const id = randomUUID();
    const day = 86_400_000;
    const cycle = {
      id,
      code,
      planId: this.plan.id,
      planVersion: planVersion ?? this.plan.version,
      ruleSet: 'rules-1',
      series: follows ?? code,
      phase: phase ?? (follows === undefined ? 'interim' : 'final'),
      state,
      title: plainText('A test cycle'),
      windowFrom: window?.[0] ?? '2024-11-01',
      windowTo: window?.[1] ?? '2025-10-31',
      opensAt: new Date(Date.now() - 30 * day),
      deadlineAt: deadlineAt ?? new Date(Date.now() + 10 * day),
      cutOffAt: cutOffAt ?? new Date(Date.now() + 20 * day),
      illustrative: true,
    };
    await this.asSystem(async (tx) => {
      const followed = follows === undefined ? null : await tx.findOneByOrFail(CycleEntity, { code: follows });
      await tx.insert(CycleEntity, { ...cycle, follows: followed?.id ?? null } as Parameters<
        typeof tx.insert<CycleEntity>
      >[1]);
      await openObservationPartition(tx, id);
    });
    return id;
  }

  /** A confirmed score of each member that is asked `c1`: what a release needs. */
  settleScores(value: ScoreValue = 1, cycle = 'c-2025'): Promise<unknown> {
    return this.asSystem((tx) =>
      tx.query(
        `insert into score (cycle_id, member_code, commitment_id, state, kind, value, agreement)
         select id, member, 'c1', 'CONFIRMED', 'score', $1, 'agreed' from cycle, unnest(array['CA', 'FR', 'IT']) as member
         where code = $2
         on conflict (cycle_id, member_code, commitment_id) do update set state = excluded.state, kind = excluded.kind,
           value = excluded.value, agreement = excluded.agreement, changed_at = excluded.changed_at`,
        [value, cycle],
      ),
    );
  }

  /** A person with one role, signed in: the cookie to send. */
  async signIn({
    role,
    also = [],
    members = [],
    nationality,
    indicators = [],
    pillars = [],
    cycle,
    until,
    plan = this.plan.id,
  }: PersonDraft): Promise<string> {
    return this.asSystem(async (tx) => {
      await tx.query('insert into plan (id) values ($1) on conflict do nothing', [plan]);
      const cycleId = cycle === undefined ? null : (await tx.findOneByOrFail(CycleEntity, { code: cycle })).id;
      const personId = await this.addPerson(tx, `${randomUUID()}@example.org`, '-', nationality);
      const grant = { role, plan, cycleId, members, pillars, indicators, until: until ?? null };
      const whole = also.map((each) => ({ ...grant, role: each, members: [], pillars: [], indicators: [] }));
      for (const each of [grant, ...whole])
        await new MakeAccount(new Audit()).grant(tx, { personId, grant: each, actor: 'test', at: new Date() });
      return `sid=${await new Sessions(this.database).open(tx, personId, new Date())}`;
    });
  }

  /** A lead focal point who can sign in with `PASSWORD`. */
  makeLead(email: string, member: string): Promise<void> {
    return this.makeAccount(email, 'lead-focal-point', member);
  }

  /** An account of the plan's secretariat that can sign in with `PASSWORD`. */
  makeSecretariat(email: string): Promise<void> {
    return this.makeAccount(email, 'secretariat', null);
  }

  private async makeAccount(email: string, role: Role, member: string | null): Promise<void> {
    const hash = await hashPassword(PASSWORD);
    await this.asSystem(async (tx) => {
      const personId = await this.addPerson(tx, email, hash, member ?? undefined);
      const grant = {
        role,
        plan: this.plan.id,
        cycleId: null,
        members: member === null ? [] : [member],
        pillars: [],
        indicators: [],
        until: null,
      };
      await new MakeAccount(new Audit()).grant(tx, { personId, grant, actor: 'test', at: new Date() });
    });
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.test.drop();
  }

  private addPerson(
    tx: Parameters<MakeAccount['execute']>[0],
    email: string,
    passwordHash: string,
    nationality?: string,
  ): Promise<string> {
    const account = { email, name: `Person ${email.slice(0, 8)}`, nationality: nationality ?? null, passwordHash };
    return new MakeAccount(new Audit()).execute(tx, { account, actor: 'test', at: new Date() });
  }
}
