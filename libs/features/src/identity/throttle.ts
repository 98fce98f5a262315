import { Refusal } from '@signatory/domain';
import { Database, sha256 } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { placeOf } from './place.js';

/** Failures are forgotten after a quiet hour. */
const MEMORY = "interval '1 hour'";
const NEXT = `(case when a.last_at < $2::timestamptz - ${MEMORY} then 1 else a.count + 1 end)`;

// One statement, so that of many guesses at the same instant each is counted before it is tried. No row: it is locked.
const COUNT = `
  insert into sign_in_attempt as a (key_sha256, count, last_at, locked_until) values ($1, 1, $2, 'epoch')
  on conflict (key_sha256) do update set count = ${NEXT}, last_at = $2, locked_until = case when ${NEXT} < $3 then 'epoch'
    else $2::timestamptz + make_interval(secs => least(30 * 2 ^ least(${NEXT} - $3, 10), 900)) end
  where a.locked_until <= $2
  returning count`;

const SWEEP = `delete from sign_in_attempt where key_sha256 in (
  select key_sha256 from sign_in_attempt where last_at < $1::timestamptz - ${MEMORY} limit 1000 for update skip locked)`;

/** Wrong passwords of one account before the first wait. */
export const ACCOUNT_LIMIT = 5;

/** Failures of one place before the first wait: many people may sit behind an address. */
export const PLACE_LIMIT = 20;

/** Questions put to one place since somebody signed in there: far more than an office asks, and far fewer than fill a table. */
export const QUESTION_LIMIT = 2_000;

/** The throttle's name of a place, by its address. */
export const placeKey = (from: string): string => `address ${placeOf(from)}`;

/** The throttle's name of a person's second factor. */
export const factorKey = (person: string): string => `second factor ${person}`;

/** The throttle's name of a passkey. Nobody knows it who has not the device: no stranger locks its owner out. */
export const passkeyKey = (credentialId: string): string => `passkey ${credentialId}`;

/** The throttle's name of what is asked of a place's passkeys, apart from its sign-ins, which it does not lock. */
export const questionKey = (from: string): string => `passkey question ${placeOf(from)}`;

/** The throttle's name of an account. */
export const accountKey = (email: string): string => `account ${email.trim().toLowerCase()}`;

/**
 * Slows down guessing: from some attempts of one key on, each further one doubles the wait, from half a minute to a quarter
 * of an hour. All processes count together, and a restart forgets nothing.
 */
@Injectable()
export class Throttle {
  constructor(private readonly database: Database) {}

  /** @throws Refusal `sign-in.locked`, also for the right password */
  async require(key: string, at: Date): Promise<void> {
    const [row] = await this.database.readPublic<{ until: Date }>(
      'select locked_until as until from sign_in_attempt where key_sha256 = $1 and locked_until > $2',
      [sha256(key), at],
    );
    if (row) throw new Refusal('sign-in.locked', { seconds: Math.ceil((row.until.getTime() - at.getTime()) / 1_000) });
  }

  /**
   * Counts an attempt; `forget` it when it succeeds.
   * @param limit the attempt after which the first wait begins
   * @throws Refusal `sign-in.locked`
   */
  async count(key: string, limit: number, at: Date): Promise<void> {
    const [row] = await this.database.readPublic<{ count: number }>(COUNT, [sha256(key), at, limit]);
    if (!row) await this.require(key, at);
    if (row?.count === 1) await this.database.readPublic(SWEEP, [at]);
  }

  async forget(key: string): Promise<void> {
    await this.database.readPublic('delete from sign_in_attempt where key_sha256 = $1', [sha256(key)]);
  }
}
