import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ReleaseDocument,
  type OpenCorrection as CorrectionWish,
  type WidenCorrection as WideningWish,
} from '@signatory/contract';
import type { Actor, Method, Plan, Role, ScoreValue } from '@signatory/domain';
import { Audit, MakeAccount, type ReleaseDecision } from '@signatory/features';
import { blobKey, FolderBlobStore, RELEASES, type ReleaseEntity } from '@signatory/persistence';
import { buildPlan } from '../../support/build-plan.js';
import { World } from '../../support/build-world.js';
import { composeReleases } from './compose-releases.js';

export const CYCLE = 'c-2025';
const DAY = 86_400_000;

/** The releases of one cycle, with everybody who acts on them; files are rendered where a test says so, or taken as rendered. */
export class ReleaseDesk {
  readonly requester = this.person('secretariat');
  readonly signatory = this.person('secretariat');
  readonly rival = this.person('secretariat');
  readonly lead = this.person('lead-focal-point', ['FR']);

  private constructor(
    readonly world: World,
    private readonly folder: string,
    readonly blobs: FolderBlobStore,
    readonly verbs: ReturnType<typeof composeReleases>,
  ) {}

  static async open(method: Partial<Method> = {}, changes: Partial<Plan> = {}): Promise<ReleaseDesk> {
    const plan = buildPlan(changes);
    const world = await World.build({ plan: { ...plan, method: { ...plan.method, ...method } } });
    const folder = await mkdtemp(join(tmpdir(), 'signatory-releases-'));
    const blobs = new FolderBlobStore(folder);
    return new ReleaseDesk(world, folder, blobs, composeReleases(world, blobs));
  }

  async close(): Promise<void> {
    await this.world.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  person(role: Role, members: string[] = [], id: string = randomUUID()): Actor {
    const grants = [{ role, plan: 'test-plan', cycle: null, members, pillars: [], until: null }];
    return { id, name: `The ${role}`, nationality: null, grants };
  }

  /** An account, as those who are named need one. */
  async account(role: Role, name: string): Promise<Actor & { email: string }> {
    const email = `${randomUUID()}@example.org`;
    const id = await this.world.asSystem(async (tx) => {
      const make = new MakeAccount(new Audit());
      const account = { email, name, nationality: null, passwordHash: '-' };
      const personId = await make.execute(tx, { account, actor: 'test', at: new Date() });
      const grant = { role, plan: 'test-plan', cycleId: null, members: [], pillars: [], indicators: [], until: null };
      await make.grant(tx, { personId, grant, actor: 'test', at: new Date() });
      return personId;
    });
    return { ...this.person(role, [], id), email };
  }

  /** A confirmed score of each member that is asked. */
  settle(value: ScoreValue): Promise<unknown> {
    return this.world.settleScores(value, CYCLE);
  }

  request(actor = this.requester, embargo: Date | null = new Date(Date.now() + DAY)): Promise<string> {
    return this.verbs.request.execute({
      actor,
      cycle: CYCLE,
      body: { embargoUntil: embargo?.toISOString() ?? null },
      at: new Date(),
    });
  }

  /** As if a worker had rendered them: for tests of what becomes of a release, not of its pages. */
  async rendered(id: string): Promise<string> {
    await this.world.asSystem((tx) =>
      tx.query(
        `update release_file set state = 'RENDERED', sha256 = repeat('0', 64), size = 1
         where release_id = $1 and state = 'PENDING'`,
        [id],
      ),
    );
    return id;
  }

  render(id: string, path: string): Promise<void> {
    return this.verbs.render.execute({ releaseId: id, path });
  }

  steer(id: string, command: 'cancel' | 'retry', actor = this.requester): Promise<void> {
    return this.verbs.steer.execute(by(actor, id), command);
  }

  async waiting(embargo: Date | null = new Date(Date.now() + DAY)): Promise<string> {
    const id = await this.rendered(await this.request(this.requester, embargo));
    await this.signOff(id);
    return id;
  }

  /** Published now: its instant has come while it waited. */
  async published(): Promise<string> {
    const id = await this.waiting();
    await this.clock(new Date(Date.now() + 2 * DAY));
    return id;
  }

  signOff(id: string, actor = this.signatory, at = new Date()): Promise<void> {
    return this.verbs.signOff.execute(by(actor, id, at));
  }
  reject(id: string, actor = this.signatory): Promise<void> {
    return this.verbs.signOff.reject(by(actor, id), 'A table is wrong.');
  }
  withdraw(id: string, actor = this.signatory): Promise<void> {
    return this.verbs.signOff.withdraw(by(actor, id), { reason: 'A table is wrong.', confirm: CYCLE });
  }
  redraft(id: string, actor = this.requester): Promise<void> {
    return this.verbs.redraft.execute(by(actor, id));
  }
  moveEmbargo(id: string, until: Date | null, actor = this.requester): Promise<void> {
    const body = { embargoUntil: until?.toISOString() ?? null };
    return this.verbs.moveEmbargo.execute({ ...by(actor, id), body });
  }
  object(id: string, actor = this.lead, member = 'FR', at = new Date()): Promise<void> {
    return this.verbs.object.execute({ ...by(actor, id, at), body: { member, reason: 'A figure is not ours.' } });
  }
  clock(at: Date): Promise<number> {
    return this.verbs.publish.execute(at);
  }
  name(id: string, email: string): Promise<void> {
    return this.verbs.readers.name(id, email, { actor: this.requester, at: new Date() });
  }
  revoke(id: string, reader: string): Promise<void> {
    return this.verbs.readers.revoke(id, reader, { actor: this.requester, at: new Date() });
  }
  copy(id: string, path: string, actor: Actor) {
    return this.verbs.copies.execute({ ...by(actor, id), path });
  }
  read(id: string, actor = this.requester) {
    return this.verbs.read.read(id, { actor, at: new Date() });
  }
  file(id: string, path: string, actor: Actor) {
    return this.verbs.read.file(id, path, { actor, at: new Date() });
  }
  list(actor: Actor) {
    return this.verbs.read.list(CYCLE, { actor, at: new Date() });
  }

  openCase(release: string, body: Partial<CorrectionWish> = {}): Promise<string> {
    const wish = { ground: 'evidence', text: 'The law was not in force in the window.', entries: [], scores: [] };
    return this.verbs.openCase.execute({
      ...by(this.requester, release),
      body: { ...wish, members: ['FR'], ...body } as CorrectionWish,
    });
  }
  async reopenCase(id: string): Promise<void> {
    const { version } = await this.readCase(id);
    await this.verbs.work.reopen({ actor: this.requester, correction: id, version, at: new Date() });
  }
  async abandonCase(id: string, version?: number): Promise<void> {
    const seen = version ?? (await this.readCase(id)).version;
    const decision = { actor: this.requester, correction: id, version: seen, at: new Date() };
    await this.verbs.work.abandon(decision, 'It was opened in error.');
  }
  async widenCase(id: string, body: Partial<WideningWish>): Promise<void> {
    const { version, text, language, members } = await this.readCase(id);
    const wish = { text, ...(language !== null && { language }), entries: [], scores: [], members, ...body };
    await this.verbs.work.widen({ actor: this.requester, correction: id, version, at: new Date() }, wish);
  }
  readCase(id: string, actor = this.requester) {
    return this.verbs.corrections.read(id, { actor, at: new Date() });
  }

  opine(member: string, value: ScoreValue, actor: Actor): Promise<void> {
    const body = { value, rationale: 'What the evidence shows in the window.' };
    return this.verbs.opine.execute({ actor, cycle: CYCLE, member, commitment: 'c1', body, at: new Date() });
  }
  explain(member: string, actor: Actor): Promise<void> {
    const body = { sentence: 'The guideline reads what is not in force.' };
    return this.verbs.explain.execute({ actor, cycle: CYCLE, member, commitment: 'c1', body, at: new Date() });
  }
  async shareAndConfirm(member: string): Promise<void> {
    await this.verbs.share.execute({ actor: this.requester, cycle: CYCLE, member, at: new Date() });
    await this.verbs.confirm.execute(new Date(Date.now() + 60 * DAY));
  }

  async document(id: string): Promise<ReleaseDocument> {
    const { sha256 } = await this.row(id);
    return ReleaseDocument.parse(JSON.parse((await this.blobs.read(blobKey(RELEASES, sha256 ?? ''))).toString()));
  }

  async row(id: string): Promise<ReleaseEntity & { supersedes: string | null }> {
    const [row] = await this.world.asSystem((tx) =>
      tx.query<(ReleaseEntity & { supersedes: string | null })[]>('select * from release where id = $1', [id]),
    );
    if (!row) throw new Error(`There is no release ${id}.`);
    return row;
  }

  async states(): Promise<[number, string][]> {
    const rows = await this.world.asSystem((tx) =>
      tx.query<{ number: number; state: string }[]>('select number, state from release order by number'),
    );
    return rows.map(({ number, state }) => [number, state]);
  }

  /** What the trail says of releases and cases, in its order. */
  async trail(): Promise<string[]> {
    const rows = await this.world.asSystem((tx) =>
      tx.query<{ body: string }[]>(`select body from audit_event where body like '%"act":"release.%'
        or body like '%"act":"correction.%' order by id`),
    );
    return rows.map(({ body }) => (JSON.parse(body) as { act: string }).act);
  }
}

function by(actor: Actor, release: string, at = new Date()): ReleaseDecision {
  return { actor, release, at };
}
