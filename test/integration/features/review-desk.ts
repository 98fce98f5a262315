import { randomUUID } from 'node:crypto';
import type { ApproveEntries as Approvals, DecideEntry as Decision, QueueQuery } from '@signatory/contract';
import type { Actor, Plan } from '@signatory/domain';
import {
  AnswerClarification,
  ApproveEntries,
  Audit,
  BeginReview,
  DecideEntry,
  JudgeEntry,
  MoveReview,
  MoveScore,
  ReadQueue,
  ReadReviews,
  ReadThreads,
  RescoreChanged,
  SettleReview,
  TakeBackDecisions,
  TakeEntries,
  TraceItems,
  WriteThread,
} from '@signatory/features';
import pg from 'pg';
import { buildPlan } from '../../support/build-plan.js';
import { World } from '../../support/build-world.js';
import { Desk } from './desk.js';

export const CYCLE = 'c-2025';

type Judged = Partial<Decision> & { readonly decision: Decision['decision'] };

/** Reviewers over the reports of one database. */
export class ReviewDesk {
  readonly threads: ReadThreads;
  readonly write: WriteThread;
  private readonly decideEntry: DecideEntry;
  private readonly approveEntries: ApproveEntries;
  private readonly takeBack: TakeBackDecisions;
  private readonly takeEntries: TakeEntries;
  private readonly answers: AnswerClarification;
  private readonly reviews: ReadReviews;
  private readonly queue: ReadQueue;

  private constructor(
    readonly desk: Desk,
    /** Sees and changes everything, as no actor does. */
    readonly superuser: pg.Client,
  ) {
    const { database } = desk.world;
    const { catalogue } = desk;
    const audit = new Audit();
    const moveReview = new MoveReview(audit);
    const begin = new BeginReview(desk.moveSubmission, moveReview, new RescoreChanged(new MoveScore(audit)));
    const judge = new JudgeEntry(begin, moveReview);
    const settle = new SettleReview(desk.moveSubmission);
    this.decideEntry = new DecideEntry(database, catalogue, judge, settle);
    this.approveEntries = new ApproveEntries(database, catalogue, judge, settle);
    this.takeBack = new TakeBackDecisions(database, catalogue, moveReview, settle);
    this.takeEntries = new TakeEntries(database, catalogue, judge, moveReview);
    this.answers = new AnswerClarification(database, catalogue, moveReview);
    this.reviews = new ReadReviews(database, catalogue, desk.earlier);
    this.queue = new ReadQueue(database, catalogue, new TraceItems(database));
    this.threads = new ReadThreads(database, catalogue);
    this.write = new WriteThread(database, catalogue, begin, moveReview, audit);
  }

  static async open(plan: Partial<Plan> = {}): Promise<ReviewDesk> {
    return ReviewDesk.over(await World.build({ plan: buildPlan(plan) }));
  }

  static async over(world: World): Promise<ReviewDesk> {
    const superuser = new pg.Client({ connectionString: world.test.superuserUrl });
    await superuser.connect();
    return new ReviewDesk(await Desk.over(world), superuser);
  }

  async close(): Promise<void> {
    await this.superuser.end();
    await this.desk.world.close();
  }

  reviewer(members: readonly string[] = ['IT', 'CA'], nationality: string | null = null): Actor {
    const grant = { role: 'reviewer' as const, plan: 'test-plan', cycle: null, members, pillars: [], until: null };
    return { id: randomUUID(), name: 'A reviewer', nationality, grants: [grant] };
  }

  lead(member = 'IT'): Actor {
    return this.desk.person('lead-focal-point', [member]);
  }

  decide(actor: Actor, indicator: string, { version = 1, ...rest }: Judged, member = 'IT'): Promise<void> {
    const text = rest.decision === 'approve' ? {} : { text: 'See the table.' };
    const reason = rest.decision === 'return' ? { reason: 'wrong-value' as const } : {};
    return this.decideEntry.execute({
      ...this.place(indicator, member),
      actor,
      decision: { version, ...text, ...reason, ...rest },
    });
  }

  approveAll(actor: Actor, entries: Approvals['entries']): Promise<void> {
    return this.approveEntries.execute({ actor, cycle: CYCLE, entries, at: new Date() });
  }

  undo(actor: Actor, indicators: readonly string[], member = 'IT'): Promise<void> {
    const entries = indicators.map((indicator) => ({ member, indicator }));
    return this.takeBack.execute({ actor, cycle: CYCLE, entries, at: new Date() });
  }

  take(actor: Actor, indicators: readonly string[], member = 'IT') {
    const entries = indicators.map((indicator) => ({ member, indicator }));
    return this.takeEntries.execute({ actor, cycle: CYCLE, entries, at: new Date() });
  }

  answer(indicator: string, text = 'It is in the annex.', member = 'IT'): Promise<void> {
    return this.answers.execute({ ...this.place(indicator, member), actor: this.lead(member), text });
  }

  review(actor: Actor, indicator: string, member = 'IT') {
    return this.reviews.read({ ...this.place(indicator, member), actor, language: 'en' });
  }

  page(actor: Actor, query: Partial<QueueQuery> = {}) {
    return this.queue.execute({ actor, cycle: CYCLE, query: { limit: 100, ...query }, at: new Date() });
  }

  /** State and reviewer of each entry of the last version, and the state of the submission. */
  async states(member = 'IT'): Promise<Record<string, string>> {
    const { rows } = await this.superuser.query<{ id: string; state: string }>(
      `select 'report' as id, state from (select state from submission where member_code = $1 order by version desc limit 1) s
       union all select indicator_id, state from entry_review r where member_code = $1 and submission_version = (
         select max(version) from submission where member_code = $1) order by 1`,
      [member],
    );
    return Object.fromEntries(rows.map(({ id, state }) => [id.replace('id-', ''), state]));
  }

  /** The last decision is as old as this, by the database's clock. */
  async age(seconds: number): Promise<void> {
    await this.superuser.query(
      `update entry_review_event set written_at = clock_timestamp() - make_interval(secs => $1)`,
      [seconds],
    );
  }

  async acts(like = 'entry.%'): Promise<string[]> {
    const { rows } = await this.superuser.query<{ act: string }>(
      `select body::jsonb ->> 'act' as act from audit_event where body::jsonb ->> 'act' like $1 order by id`,
      [like],
    );
    return rows.map(({ act }) => act);
  }

  place(indicator: string, member = 'IT') {
    return { cycle: CYCLE, member, indicator, at: new Date() };
  }
}
