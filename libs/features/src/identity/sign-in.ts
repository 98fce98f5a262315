import { Injectable } from '@nestjs/common';
import { Refusal } from '@signatory/domain';
import { Database, NOBODY, PersonEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { isStillPassword } from './own-password.js';
import { isPassword } from './passwords.js';
import { OpenSession } from './open-session.js';
import { ReadSecondFactor } from './second-factor/read-second-factor.js';
import { SpendCode } from './second-factor/spend-code.js';
import type { Signed } from './sessions.js';
import { accountKey, ACCOUNT_LIMIT, PLACE_LIMIT, placeKey, Throttle } from './throttle.js';

export interface SignInCommand {
  readonly email: string;
  readonly password: string;
  /** Of the second factor, where the person has one: of the app, or a recovery code, which stands in for a passkey too. */
  readonly code?: string | undefined;
  /** The caller's address, throttled beside the account. */
  readonly from: string;
  /** In which the browser asks, for letters until the person chooses; absent where it asks for none that there is. */
  readonly language?: string | undefined;
  /** The session that the browser has had until now: it ends with this one's beginning. */
  readonly replaces?: string | null;
  readonly at: Date;
}

/** Opens a session. An unknown address and a wrong password get the same answer after the same work. */
@Injectable()
export class SignInPerson {
  constructor(
    private readonly database: Database,
    private readonly openSession: OpenSession,
    private readonly throttle: Throttle,
    private readonly readSecondFactor: ReadSecondFactor,
    private readonly spendCode: SpendCode,
  ) {}

  /**
   * Whoever has a second factor is asked for its code by a refusal, and gives it beside the same password: between the two
   * steps nothing is kept, so that nothing of it can be taken.
   * @throws Refusal `sign-in.failed`, `sign-in.locked`, `second-factor.code-needed`, `second-factor.code-refused`, `job.busy`
   */
  async execute(command: SignInCommand): Promise<{ token: string; signed: Signed }> {
    return this.open(await this.knowPerson(command), command);
  }

  private async open(known: PersonEntity, { code, from, language, replaces = null, at }: SignInCommand) {
    const { id: person } = known;
    const { since, passkeys } = await this.readSecondFactor.execute(person);
    const [app, passkey] = [since !== null, passkeys > 0];
    if (!app && !passkey)
      return this.openSession.execute(
        (work) =>
          this.database.as({ ...NOBODY, actor: person }, async (tx) => {
            await requireStillKnown(tx, known);
            return work(tx, null);
          }),
        { person, from, language, replaces, at },
      );
    // A passkey is used in the place of the password too: then nothing of this is needed.
    if (code === undefined)
      throw new Refusal('second-factor.code-needed', { by: app && passkey ? 'either' : app ? 'app' : 'passkey' });
    const spend = { person, code, at };
    return this.openSession.execute(
      (work) =>
        this.spendCode.execute(spend, async (tx, kind) => {
          await requireStillKnown(tx, known);
          return work(tx, kind);
        }),
      { person, from, language, replaces, at },
    );
  }

  /** The person whose password this is. */
  private async knowPerson({ email, password, from, at }: SignInCommand): Promise<PersonEntity> {
    const account = accountKey(email);
    const place = placeKey(from);
    // An office behind one address may sign in at the same minute: of a place, only failures count.
    await this.throttle.require(place, at);
    await this.throttle.count(account, ACCOUNT_LIMIT, at);
    const person = await this.database.dataSource
      .getRepository(PersonEntity)
      .findOneBy({ email: email.trim().toLowerCase() });
    const usable = person !== null && person.disabledAt === null;
    if (!(await isPassword(password, usable ? person.passwordHash : null)) || person === null) {
      await this.throttle.count(place, PLACE_LIMIT, at);
      throw new Refusal('sign-in.failed', {});
    }
    await this.throttle.forget(account);
    return person;
  }
}

/** A session that began by the password before would stay. */
async function requireStillKnown(tx: EntityManager, known: PersonEntity): Promise<void> {
  if (!(await isStillPassword(tx, known))) throw new Refusal('sign-in.failed', {});
}
