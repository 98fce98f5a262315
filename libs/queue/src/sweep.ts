import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Sent } from './job-id.js';
import { JOB_NAMES, JOBS, type JobName } from './jobs.js';

export interface Sweeping {
  /** Sent and not done for so long, in milliseconds, is taken for lost. */
  readonly lostAfterMs: number;
  /** Sends after which it is given up. */
  readonly maxSends: number;
}

/** A row that was sent in vain so many times. */
export interface LostJob {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly memberCode: string | null;
  readonly sends: number;
}

/** What a sweep found. */
export interface Swept {
  /** Outbox ids that will be sent again, under a new job id. */
  readonly resent: readonly string[];
  /** To be given up. */
  readonly givenUp: readonly LostJob[];
}

/** The sends among some that are still in the queue, waiting or at work. */
export type InQueue = (sent: readonly QueuedSend[]) => Promise<readonly QueuedSend[]>;

export interface QueuedSend extends Sent {
  readonly name: string;
}

/** Of a sweep: whoever waits in a long queue is asked for again later, and the queue is not asked for thousands at once. */
const MOST_ASKED = 500;
const LOST = `done_at is null and failed is null and sent_at < now() - $1 * interval '1 millisecond'`;

/**
 * Sends again what the queue forgot: it may be flushed, and the outbox is the truth. What still waits in the queue, however
 * long it is, is not lost; nor is what a worker has taken, whose end the queue itself sees.
 */
export async function sweep(
  dataSource: DataSource,
  { lostAfterMs, maxSends }: Sweeping,
  inQueue: InQueue = () => Promise.resolve([]),
): Promise<Swept> {
  const late: QueuedSend[] = await dataSource.query(
    `select id, sends, name from outbox where ${LOST} order by sent_at limit ${MOST_ASKED}`,
    [lostAfterMs],
  );
  if (late.length === 0) return { resent: [], givenUp: [] };
  const held = new Set(await inQueue(late));
  const lost = late.filter((each) => !held.has(each));
  return dataSource.transaction(async (tx) => {
    const of = (sent: Iterable<QueuedSend>): [string[], number[]] => {
      const all = [...sent];
      return [all.map(({ id }) => id), all.map(({ sends }) => sends)];
    };
    const AMONG = `(id, sends) in (select * from unnest($2::uuid[], $3::int[]))`;
    await tx.query(`update outbox set sent_at = now() where ${LOST} and ${AMONG}`, [lostAfterMs, ...of(held)]);
    const values = [lostAfterMs, ...of(lost), maxSends];
    const givenUp: LostJob[] = await tx.query(
      `select id, name, payload, member_code as "memberCode", sends + 1 as sends from outbox
       where ${LOST} and ${AMONG} and sends - losses + 1 >= $4`,
      values,
    );
    const [resent]: [{ id: string }[], number] = await tx.query(
      `update outbox set sends = sends + 1, sent_at = null where ${LOST} and ${AMONG} and sends - losses + 1 < $4 returning id`,
      values,
    );
    return { resent: resent.map(({ id }) => id), givenUp };
  });
}

const RECURRING = JOB_NAMES.filter((name) => JOBS[name].everySeconds !== undefined);

/**
 * Forgets what was done more than `days` ago. A recurring job that was given up is forgotten when a later one of its name
 * has ended: the next did what it could not, or says the same again.
 */
export async function pruneOutbox(dataSource: DataSource, days: number): Promise<void> {
  await dataSource.query(`delete from outbox where done_at < now() - $1 * interval '1 day'`, [days]);
  await dataSource.query(
    `delete from outbox where failed is not null and name = any ($1) and exists (select from outbox later
       where later.name = outbox.name and later.created_at > outbox.created_at
         and (later.done_at is not null or later.failed is not null))`,
    [RECURRING],
  );
}

/**
 * Puts the recurring jobs that are due at `now` into the outbox. A row's id follows from its name and its time, so any
 * number of workers make it once; a time that passed while none was running is not made up for.
 */
export async function scheduleDue(dataSource: DataSource, now: Date): Promise<void> {
  const due = JOB_NAMES.flatMap((name) => dueRow(name, now));
  await dataSource.query(
    `insert into outbox (id, name, payload) select id, name, '{}' from unnest($1::uuid[], $2::text[]) as due (id, name)
     on conflict do nothing`,
    [due.map(({ id }) => id), due.map(({ name }) => name)],
  );
}

function dueRow(name: JobName, now: Date): { id: string; name: JobName }[] {
  const { everySeconds } = JOBS[name];
  if (everySeconds === undefined) return [];
  return [{ id: idOfSlot(name, everySeconds, slotOf(now, everySeconds)), name }];
}

const slotOf = (now: Date, everySeconds: number): number => Math.floor(now.getTime() / 1000 / everySeconds);

const idOfSlot = (name: JobName, everySeconds: number, slot: number): string =>
  uuidOf(`${name} ${everySeconds} ${slot}`);

/** The recurring job that comes most often: a worker at work has ended it within the minute. */
const [PULSE] = JOB_NAMES.flatMap((name) => {
  const { everySeconds } = JOBS[name];
  return everySeconds === undefined ? [] : [{ name, everySeconds }];
}).sort((one, other) => one.everySeconds - other.everySeconds);

/** The outbox ids by which a worker at work has shown itself in the last minute: those whose row is done tell of one. */
export function pulseIds(now: Date): string[] {
  if (!PULSE) return [];
  const { name, everySeconds } = PULSE;
  const last = slotOf(now, everySeconds);
  const beats = Math.ceil(60 / everySeconds) + 1;
  return Array.from({ length: beats }, (_, n) => idOfSlot(name, everySeconds, last - n));
}

/** A version 8 UUID: the digest of a name. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
