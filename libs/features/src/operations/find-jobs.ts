import { keptBy, type KeeperQuestion, Refusal } from '@signatory/domain';
import type { JobState } from '@signatory/contract';
import { wordList, type Database } from '@signatory/persistence';
import { JOB_NAMES, JOBS } from '@signatory/queue';
import type { JobWord } from './job-words.js';

/** A job of the outbox, with what it is about. */
export interface FoundJob {
  readonly id: string;
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly cycleId: string | null;
  readonly cycle: string | null;
  readonly member: string | null;
  /** The number of the release whose file it renders. */
  readonly release: number | null;
  readonly priority: number;
  readonly requestedAt: Date;
  readonly sentAt: Date | null;
  readonly doneAt: Date | null;
  readonly sends: number;
  readonly cause: string | null;
}

/** Those whose end is open: whether a worker has taken one, only its queue knows. */
export type JobEnd = Extract<JobState, 'DONE' | 'FAILED'> | 'OPEN';

const MOST = 200;

// Where a word stands in none of what is kept in letters of its own, it may stand for a name. Done jobs are kept for a week only:
// of what there is, each row is looked at.
const SEARCHED = `not exists (
    select from jsonb_to_recordset($3::jsonb) as w (word text, names text[], members text[], cycles text[])
    where strpos(lower(concat_ws(' ', o.id, o.name, c.code, o.member_code, o.payload ->> 'path')), w.word) = 0
      and not coalesce(o.name = any (w.names) or o.member_code = any (w.members) or c.code = any (w.cycles), false))`;

// A job of a release is its cycle's. One of no cycle is the installation's, and of every secretariat that keeps a whole plan.
const JOB = `select o.id, o.name, o.payload, c.id as "cycleId", c.code as cycle, o.member_code as member, r.number as release,
    o.priority, o.created_at as "requestedAt", o.sent_at as "sentAt", o.done_at as "doneAt", o.sends, o.failed as cause
  from outbox o left join release r on r.id::text = o.payload ->> 'releaseId'
  left join cycle c on c.id::text = coalesce(o.payload ->> 'cycleId', r.cycle_id::text)
  where (c.plan_id = any ($1::text[]) or c.code = any ($2::text[]) or (c.id is null and $1::text[] <> '{}'))`;

// Those that come by themselves, thousands a day, would hide what somebody asked for; while one is open, it counts.
const ENDS: Readonly<Record<JobEnd, string>> = {
  OPEN: 'o.done_at is null and o.failed is null order by o.priority, o.created_at, o.id',
  FAILED: 'o.failed is not null order by o.created_at desc, o.id',
  DONE: `o.done_at is not null and o.failed is null
    and o.name not in (${wordList(JOB_NAMES.filter((name) => JOBS[name].everySeconds !== undefined))}) order by o.done_at desc, o.id`,
};

/**
 * The jobs of the plans and cycles for which the actor holds a permission, at most 200: those that failed or are done, the newest
 * first; those to come in the order in which they are taken. With words, those of which each word is found.
 */
export function findJobs(
  database: Database,
  question: KeeperQuestion,
  { end, words }: { readonly end: JobEnd; readonly words: readonly JobWord[] },
): Promise<FoundJob[]> {
  const [name, where, values] =
    words.length === 0
      ? [`jobs-${end}`, '', []]
      : [`jobs-${end}-searched`, ` and ${SEARCHED}`, [JSON.stringify(words)]];
  const text = `${JOB}${where} and ${ENDS[end]} limit ${MOST}`;
  return database.readAs<FoundJob>(readerOf(question), { name, text }, [...keptBy(question), ...values]);
}

/** One job, whatever became of it. @throws Refusal `permission.missing`, `not-found` */
export async function findJob(
  database: Database,
  { id, ...question }: KeeperQuestion & { readonly id: string },
): Promise<FoundJob> {
  const [job] = await database.readAs<FoundJob>(
    readerOf(question),
    { name: 'job', text: `${JOB} and o.id = $3::uuid` },
    [...keptBy(question), id],
  );
  if (!job) throw new Refusal('not-found', { subject: 'job' });
  return job;
}

const readerOf = ({ actor }: KeeperQuestion) => ({ actor: actor.id, releases: 'read' }) as const;
