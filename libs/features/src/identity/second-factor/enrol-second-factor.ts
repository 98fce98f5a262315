import { randomBytes } from 'node:crypto';
import { Refusal } from '@signatory/domain';
import { Database, PersonEntity } from '@signatory/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { requireOwnProof } from '../own-proof.js';
import { Throttle } from '../throttle.js';
import { addressOf, SECRET_BYTES, writeBase32 } from './totp.js';
import { SECRETS, type Secrets } from './try-code.js';

export interface EnrolSecondFactorCommand {
  /** The person's id. */
  readonly person: string;
  /** Left out by who has none. */
  readonly password: string | undefined;
  /** When the person last showed who it is: by the sign-in, or by the second factor after it. */
  readonly shownAt: Date;
  readonly at: Date;
}

/** Told once: what an app needs to make the codes. */
export interface NewSecret {
  /** In base32, to be typed. */
  readonly secret: string;
  /** `otpauth://totp/…`, to be scanned. */
  readonly address: string;
}

const ISSUER = 'Signatory';

const KEEP = `insert into second_factor as f (person_id, secret, made_at) values ($1, $2, $3)
  on conflict (person_id) do update set secret = excluded.secret, made_at = excluded.made_at, last_step = null
    where f.confirmed_at is null
  returning 1 as kept`;

/** Begins a second factor. Nothing asks for its codes before one of them has shown that the app has the secret. */
@Injectable()
export class EnrolSecondFactor {
  constructor(
    private readonly database: Database,
    private readonly throttle: Throttle,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /**
   * A session that was left open is not enough: the password is asked for, and of who has none a sign-in not long ago.
   * @throws Refusal `request.invalid` for a wrong password or a sign-in too long ago, `command.wrong-state` where there is one, `sign-in.locked`, `job.busy`
   */
  async execute({ person: id, password, shownAt, at }: EnrolSecondFactorCommand): Promise<NewSecret> {
    if (this.secrets === null) throw new Error('This process was given no key for secrets.');
    const person = await this.database.dataSource.getRepository(PersonEntity).findOneByOrFail({ id });
    await requireOwnProof(this.throttle, person, { password, shownAt, at });
    const secret = randomBytes(SECRET_BYTES);
    const kept = await this.database.readPublic(KEEP, [id, this.secrets.seal(secret, id), at]);
    if (kept.length === 0)
      throw new Refusal('command.wrong-state', {
        command: 'enrolSecondFactor',
        subject: 'second factor',
        state: 'on',
        allowed: 'off',
      });
    return { secret: writeBase32(secret), address: addressOf(secret, ISSUER, person.email) };
  }
}
