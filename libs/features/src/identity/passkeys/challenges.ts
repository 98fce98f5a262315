import { randomBytes } from 'node:crypto';
import { Refusal } from '@signatory/domain';
import { Database, sha256, type PasskeyPurpose } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';

export interface Question {
  readonly purpose: PasskeyPurpose;
  /** The id of who is asked; null at the sign-in. */
  readonly person: string | null;
  readonly at: Date;
}

/** So long a browser waits for its device, in milliseconds. */
export const DEVICE_MS = 180_000;
/** The answer has a way to go after that. */
const LIFETIME_MS = 300_000;

const KEEP = `
  with swept as (delete from passkey_challenge where challenge_sha256 in (
    select challenge_sha256 from passkey_challenge where expires_at < $5 limit 1000 for update skip locked))
  insert into passkey_challenge (challenge_sha256, purpose, person_id, expires_at) values ($1, $2, $3, $4)`;

const TAKE = `delete from passkey_challenge where challenge_sha256 = $1
  returning purpose = $2 and person_id is not distinct from $3::uuid and expires_at > $4 as holds`;

/** What devices are asked to sign: random, known to every process, answered once and not late. */
@Injectable()
export class Challenges {
  constructor(private readonly database: Database) {}

  /** A new one, in base64url; the database has its hash. */
  async ask({ purpose, person, at }: Question): Promise<string> {
    const challenge = randomBytes(32).toString('base64url');
    const until = new Date(at.getTime() + LIFETIME_MS);
    await this.database.readPublic(KEEP, [sha256(challenge), purpose, person, until, at]);
    return challenge;
  }

  /**
   * Uses up the one that an answer names, whatever becomes of the answer: of two that come at once the second is too late.
   * @param clientDataJSON of the answer, in base64url
   * @throws Refusal `passkey.refused` (`expired`) where none was put so, also to another person or for something else
   */
  async take(clientDataJSON: string, { purpose, person, at }: Question): Promise<string> {
    const challenge = readChallenge(clientDataJSON);
    const [taken] = await this.database.readPublic<{ holds: boolean }>(TAKE, [sha256(challenge), purpose, person, at]);
    if (!taken?.holds) throw new Refusal('passkey.refused', { fault: 'expired' });
    return challenge;
  }
}

/** Empty where an answer names none. */
export function readChallenge(clientDataJSON: string): string {
  try {
    const told: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    const { challenge } = (told ?? {}) as { readonly challenge?: unknown };
    return typeof challenge === 'string' ? challenge : '';
  } catch {
    return '';
  }
}
