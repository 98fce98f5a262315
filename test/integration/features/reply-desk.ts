import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GiveReply as Body, type ReleaseDocument, type ScoreView } from '@signatory/contract';
import type { Actor, Role, ScoreValue } from '@signatory/domain';
import {
  AnswerReply,
  AskSecondScore,
  Audit,
  Catalogue,
  ConfirmScores,
  GiveReply,
  MoveScore,
  ReadScores,
  type ScoreKey,
} from '@signatory/features';
import { FolderBlobStore } from '@signatory/persistence';
import pg from 'pg';
import type { z } from 'zod';
import { World } from '../../support/build-world.js';
import { requestRelease } from '../../support/request-release.js';

const CYCLE = 'c-2025';
export const DUE = new Date('2026-03-03T12:00:00Z');
/** When members reply; the adjudicator answers a second later, unless a test says otherwise. */
export const AT = new Date('2026-03-02T12:00:00Z');
export const ANSWER = 'The register shows it, as the reply says.';

export const later = (ms: number): Date => new Date(AT.getTime() + ms);

/** The scores of one commitment as they are shared, and what members and adjudicator say of them. */
export class ReplyDesk {
  readonly moves = new MoveScore(new Audit());

  private constructor(
    readonly world: World,
    private readonly folder: string,
  ) {}

  static async open(): Promise<ReplyDesk> {
    return new ReplyDesk(await World.build(), await mkdtemp(join(tmpdir(), 'signatory-replies-')));
  }

  async close(): Promise<void> {
    await this.world.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  person(role: Role, members: string[] = []): Actor {
    const grants = [{ role, plan: 'test-plan', cycle: null, members, pillars: [], until: null }];
    return { id: randomUUID(), name: `The ${role}`, nationality: null, grants };
  }

  share(member: string, value: ScoreValue): Promise<unknown> {
    return this.world.asSystem((tx) =>
      tx.query(
        `insert into score (cycle_id, member_code, commitment_id, state, kind, value, shared_at, reply_due_at)
         select id, $1, 'c1', 'SHARED', 'score', $2, $3::timestamptz - interval '15 days', $3 from cycle where code = $4`,
        [member, value, DUE, CYCLE],
      ),
    );
  }

  /** As over the API: what is not said has its default. */
  reply(
    member: string,
    body: z.input<typeof Body>,
    at = AT,
    actor = this.person('lead-focal-point', [member]),
  ): Promise<void> {
    const { database } = this.world;
    const command = { ...this.place(member), actor, body: Body.parse(body), at };
    return new GiveReply(database, new Catalogue(database), this.moves, new Audit()).execute(command);
  }

  answer(
    member: string,
    value: ScoreValue,
    evidence: { title: string; url: string }[] = [],
    { at = later(1_000), reply, actor = this.person('adjudicator') }: { at?: Date; reply?: number; actor?: Actor } = {},
  ): Promise<void> {
    const { database } = this.world;
    const body = { value, answer: ANSWER, evidence, ...(reply !== undefined && { reply }) };
    return new AnswerReply(database, new Catalogue(database), this.moves).execute({
      ...this.place(member),
      actor,
      body,
      at,
    });
  }

  askSecond(member: string): Promise<void> {
    const { database } = this.world;
    return new AskSecondScore(database, new Catalogue(database), this.moves).execute({
      ...this.place(member),
      actor: this.person('adjudicator'),
      body: { reason: ANSWER },
      at: later(1_000),
    });
  }

  /** By the clock: answers how many scores nobody contested in time. */
  confirm(at = new Date()): Promise<number> {
    const { database } = this.world;
    return new ConfirmScores(database, new Catalogue(database), this.moves).execute(at);
  }

  async keyOf(member: string): Promise<ScoreKey> {
    const { cycle } = await new Catalogue(this.world.database).open(CYCLE);
    return { cycleId: cycle.id, memberCode: member, commitmentId: 'c1' };
  }

  /** Italy's score, as somebody sees it. */
  read(actor: Actor): Promise<ScoreView> {
    const { database } = this.world;
    const asked = { actor, cycle: CYCLE, member: 'IT', at: AT };
    return new ReadScores(database, new Catalogue(database)).read(asked, 'c1');
  }

  request(): Promise<ReleaseDocument> {
    const blobs = new FolderBlobStore(this.folder);
    return requestRelease(this.world, { actor: this.person('secretariat'), cycle: CYCLE, blobs });
  }

  /** Past what the application may write: as nobody does it by a command. */
  async asSuperuser(work: (superuser: pg.Client) => Promise<unknown>): Promise<void> {
    const superuser = new pg.Client({ connectionString: this.world.test.superuserUrl });
    await superuser.connect();
    try {
      await work(superuser);
    } finally {
      await superuser.end();
    }
  }

  private place(member: string): { cycle: string; member: string; commitment: string } {
    return { cycle: CYCLE, member, commitment: 'c1' };
  }
}
