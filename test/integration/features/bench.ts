import { randomUUID } from 'node:crypto';
import type { ArrangeStandIn as Arrangement, AssignReviewers as Assignment } from '@signatory/contract';
import type { Actor, Fault, Role } from '@signatory/domain';
import {
  ArrangeStandIn,
  AssignReviewers,
  Audit,
  EndAssignment,
  EndStandIn,
  MakeAccount,
  OfferAssignments,
  People,
  ReadAssignments,
  ReadCycles,
} from '@signatory/features';
import { RecusalEntity } from '@signatory/persistence';
import { tellFault } from '@signatory/texts';
import { World, type PersonDraft } from '../../support/build-world.js';
import { buildTwoPillars } from '../../support/judging.js';
import { Desk } from './desk.js';

const HOUR = 3_600_000;
/** The instant some hours from now. */
export const later = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();

/** The people of a cycle and those who assign them, over one database. */
export class Bench {
  private readonly audit = new Audit();
  private readonly cycles: ReadCycles;
  readonly people: People;

  private constructor(
    readonly desk: Desk,
    readonly keeper: Actor,
  ) {
    this.cycles = new ReadCycles(desk.catalogue, desk.world.database);
    this.people = new People(desk.world.database);
  }

  static async open(): Promise<Bench> {
    const desk = await Desk.over(await World.build({ plan: buildTwoPillars() }));
    await desk.world.addCycle({ code: 'c-other', state: 'CONCLUDED' });
    return new Bench(desk, await make(desk, { role: 'secretariat' }));
  }

  /** A person with one role, as the session would know it. */
  async add(draft: PersonDraft): Promise<Actor> {
    return make(this.desk, draft);
  }

  /** Somebody who may be assigned, and is a reviewer of another cycle only. */
  async addFree(nationality?: string): Promise<Actor> {
    return this.add({ role: 'reviewer', members: ['CA'], cycle: 'c-other', ...(nationality && { nationality }) });
  }

  async now(person: Actor): Promise<Actor> {
    const found = await this.people.findById(person.id);
    if (!found) throw new Error(`${person.name} is gone.`);
    return found;
  }

  private get request() {
    return { actor: this.keeper, cycle: 'c-2025', at: new Date() };
  }

  assign(...places: Assignment['places']): Promise<void> {
    const { database } = this.desk.world;
    const command = new AssignReviewers(database, this.cycles, new MakeAccount(this.audit), this.audit);
    return command.execute({ ...this.request, body: { places } });
  }

  end(person: Actor, member: string, pillar: string): Promise<void> {
    const { database } = this.desk.world;
    const command = new EndAssignment(database, this.cycles, new MakeAccount(this.audit), this.audit);
    return command.execute({ ...this.request, body: { person: person.id, member, pillar, reason: 'Too much.' } });
  }

  propose() {
    return new OfferAssignments(this.desk.world.database, this.cycles).execute(this.request);
  }

  read() {
    return new ReadAssignments(this.desk.world.database, this.cycles).execute(this.request);
  }

  standIn(absent: Actor, person: Actor, draft: Partial<Arrangement> = {}): Promise<string> {
    const body = { role: 'reviewer' as const, members: [], from: later(-1), until: later(1), reason: 'Ill.', ...draft };
    return new ArrangeStandIn(this.desk.world.database, this.cycles, this.audit).execute({
      ...this.request,
      body: { ...body, absent: absent.id, person: person.id },
    });
  }

  endStandIn(standIn: string): Promise<void> {
    const command = new EndStandIn(this.desk.world.database, this.cycles, this.audit);
    return command.execute({ ...this.request, standIn, reason: 'Well again.' });
  }

  /** As it was declared while the person judged in the cycle. */
  async declare({ id }: Actor, members: string[], pillars: string[] = []): Promise<void> {
    const { cycle } = await this.desk.catalogue.open('c-2025');
    const kind = pillars.length > 0 ? 'recusal' : 'conflict';
    await this.desk.world.database.as({ actor: id }, (tx) =>
      tx.insert(RecusalEntity, { personId: id, cycleId: cycle.id, kind, members, pillars, reason: 'Kin.' }),
    );
  }

  /** The reasons that a refusal gives, in its faults' words. */
  async faults(act: Promise<unknown>): Promise<unknown> {
    try {
      await act;
      return 'accepted';
    } catch (error) {
      const { code, facts } = error as { code: string; facts: { faults: Fault[] } };
      return [code, ...facts.faults.map((fault) => tellFault('en', fault).message.replace(/^Person \S+ /, ''))];
    }
  }
}

async function make(desk: Desk, draft: PersonDraft): Promise<Actor> {
  const { world } = desk;
  return world.asSystem(async (tx) => {
    const accounts = new MakeAccount(new Audit());
    const { role, members = [], pillars = [], cycle, nationality } = draft;
    const email = `${randomUUID()}@example.org`;
    const account = { email, name: `Person ${email.slice(0, 8)}`, nationality: nationality ?? null, passwordHash: '-' };
    const id = await accounts.execute(tx, { account, actor: 'test', at: new Date() });
    const cycleId = cycle === undefined ? null : (await desk.catalogue.open(cycle)).cycle.id;
    const grant = { role: role as Role, plan: 'test-plan', cycleId, members, pillars, indicators: [], until: null };
    await accounts.grant(tx, { personId: id, grant, actor: 'test', at: new Date() });
    const own = { role, plan: 'test-plan', cycle: cycle ?? null, members, pillars, until: null };
    return { id, name: account.name, nationality: account.nationality, grants: [own] };
  });
}
