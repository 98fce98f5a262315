import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { PersonView, Problem, ReleaseView, ReportView, ScoreView } from '@signatory/contract';
import { PASSWORD } from '../../support/build-world.js';
import { Cast } from '../../support/cast.js';
import { Client, type Answer } from '../../support/client.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { startProduct, type Product } from '../../support/processes.js';
import { until } from '../../support/until.js';

/** The strangers' plan: a sample scored by two, a codebook, desk searches, adoption by silence. */
export const FILE = readFileSync(fileURLToPath(new URL('harbour-plan.yaml', import.meta.url)), 'utf8');
export const PLAN = 'safe-harbour-compact';
export const CODE = 'harbour-2025';
export const CYCLE = `/api/cycles/${CODE}`;
export const WORDS = 'The approved entries show it, each with its evidence.';
export const REASON = { reason: 'For the reason that this story gives.' };

/** The instant some days from now. */
export const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** A piece of the story's evidence. */
export const ORDER = { title: 'Order on the watch', url: 'https://example.org/order', happened: '2025-03-01' };

/** The answer's status, with the problem's code where it is one. */
export function told({ status, body }: Answer): readonly [status: number, code: string | null] {
  return [status, (body as Partial<Problem> | null)?.code ?? null];
}

/** It was refused so, and not otherwise. */
export async function refused(answer: Promise<Answer>, status: number, code: string): Promise<void> {
  expect(told(await answer)).toEqual([status, code]);
}

/** It was done; its answer. */
export async function done<Body>(answer: Promise<Answer<Body>>, status = 204): Promise<Body> {
  const { status: got, body, text } = await answer;
  expect([got, got < 400 ? null : text]).toEqual([status, null]);
  return body;
}

/** Where a role holds. */
interface Grant {
  readonly members?: readonly string[];
  readonly cycle?: string;
  /** The entries that are a contributor’s own. */
  readonly indicators?: readonly string[];
}

/** One database, the real API and worker, and everybody who has a part in the story. */
export class Story {
  readonly cast: Cast;
  private readonly ids = new Map<string, string>();

  private constructor(
    private readonly database: TestDatabase,
    readonly product: Product,
    readonly visitor: Client,
  ) {
    this.cast = new Cast(visitor);
  }

  static async begin(): Promise<Story> {
    const database = await createDatabase();
    const product = await startProduct({ database });
    return new Story(database, product, new Client(product.url));
  }

  async end(): Promise<void> {
    await this.product.stop();
    await this.database.drop();
  }

  as(name: string): Client {
    return this.cast.as(name);
  }

  idOf(name: string): string {
    const id = this.ids.get(name);
    if (!id) throw new Error(`${name} has no account.`);
    return id;
  }

  nameOf(id: string | null): string {
    return [...this.ids].find(([, each]) => each === id)?.[0] ?? String(id);
  }

  /** By the one-time link that the first start prints. */
  async acceptInvitation(name: string): Promise<void> {
    const log = await until(
      () => Promise.resolve(this.product.apiLog()),
      (text) => text.includes('/invitation/'),
    );
    const token = /\/invitation\/([\w-]{43})/.exec(log)?.[1] ?? '';
    const account = { email: Cast.email(name), name, password: PASSWORD };
    await done(this.visitor.post(`/api/invitations/${token}`, account));
    const client = await this.cast.signIn(name);
    const { person } = await done(client.get<{ person: { id: string } }>('/api/session'), 200);
    this.ids.set(name, person.id);
  }

  /** An account with one role on the plan. */
  async enter(
    name: string,
    role: string,
    { nationality = null, ...grant }: Grant & { nationality?: string | null } = {},
  ): Promise<void> {
    const made = await done(
      this.as('rosa').post<PersonView>('/api/people', {
        email: Cast.email(name),
        name,
        nationality,
        password: PASSWORD,
        grants: [{ role, plan: PLAN, ...grant }],
      }),
      201,
    );
    this.ids.set(name, made.id);
    await this.cast.signIn(name);
  }

  async report(member: string, name = `lead-${member}`): Promise<ReportView> {
    return done(this.as(name).get<ReportView>(`${CYCLE}/reports/${member}`), 200);
  }

  /** Checked by the worker, and certified by its lead. */
  async certify(member: string): Promise<void> {
    const path = `${CYCLE}/reports/${member}`;
    await done(this.as(`lead-${member}`).post(`${path}/check`), 202);
    const { revision } = await until(
      () => this.report(member),
      ({ state }) => state === 'READY' || state === 'BLOCKED',
    );
    await done(
      this.as(`lead-${member}`).post(`${path}/certify`, { revision, office: 'Ministry', statement: true }),
      201,
    );
  }

  score(name: string, member: string, commitment: string): Promise<ScoreView> {
    return done(this.as(name).get<ScoreView>(`${CYCLE}/scores/${member}/${commitment}`), 200);
  }

  release(id: string, name = 'rosa'): Promise<ReleaseView> {
    return done(this.as(name).get<ReleaseView>(`/api/releases/${id}`), 200);
  }

  /** Requested, with every file rendered by the worker. */
  async request(embargoUntil: string): Promise<ReleaseView> {
    const { id } = await done(this.as('rosa').post<ReleaseView>(`${CYCLE}/releases`, { embargoUntil }), 201);
    const release = await until(
      () => this.release(id),
      ({ files }) => files.every(({ state }) => state !== 'PENDING'),
    );
    const failed = release.files.filter(({ state }) => state === 'FAILED');
    if (failed.length > 0) throw new Error(failed.map(({ path, cause }) => `${path}: ${cause}`).join('\n'));
    return release;
  }

  /** Days pass in a moment: an instant that the product waits for is moved to now, as nobody can by a command. */
  async passTime(id: string, instant: 'silence_until' | 'embargo_at', state: ReleaseView['state']): Promise<void> {
    const owner = new pg.Client({ connectionString: this.database.superuserUrl });
    await owner.connect();
    try {
      await owner.query(`update release set ${instant} = now() where id = $1`, [id]);
    } finally {
      await owner.end();
    }
    await until(
      () => this.release(id),
      (release) => release.state === state,
    );
  }
}
