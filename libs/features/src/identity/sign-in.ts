import { Injectable } from '@nestjs/common';
import { Refusal } from '@signatory/domain';
import { Database, NOBODY, PersonEntity } from '@signatory/persistence';
import { Audit } from '../audit/index.js';
import { keepLanguage } from './keep-language.js';
import { isPassword } from './passwords.js';
import { Sessions, type Signed } from './sessions.js';
import { accountKey, ACCOUNT_LIMIT, Throttle } from './throttle.js';

export interface SignInCommand {
  readonly email: string;
  readonly password: string;
  /** The caller's address, throttled beside the account. */
  readonly from: string;
  /** In which the browser asks, for letters until the person chooses; absent where it asks for none that there is. */
  readonly language?: string | undefined;
  readonly at: Date;
}

const PLACE_LIMIT = 20;

/** Opens a session. An unknown address and a wrong password get the same answer after the same work. */
@Injectable()
export class SignInPerson {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    private readonly throttle: Throttle,
  ) {}

  /** @throws Refusal `sign-in.failed`, `sign-in.locked`, `job.busy` */
  async execute({ email, password, from, language, at }: SignInCommand): Promise<{ token: string; signed: Signed }> {
    const account = accountKey(email);
    const place = `address ${from}`;
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
    const token = await this.database.as({ ...NOBODY, actor: person.id }, async (tx) => {
      await this.audit.record(tx, { actor: person.id, act: 'session.open', subject: `person/${person.id}`, at });
      await keepLanguage(tx, person.id, language);
      await tx.update(PersonEntity, { id: person.id }, { lastSignInAt: at });
      return this.sessions.open(tx, person.id, at);
    });
    const signed = await this.sessions.find(token, at);
    if (!signed) throw new Refusal('sign-in.failed', {});
    return { token, signed };
  }
}
