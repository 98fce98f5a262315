import { Injectable } from '@nestjs/common';
import { Refusal } from '@signatory/domain';
import { Database, NOBODY, PersonEntity } from '@signatory/persistence';
import { Audit } from '../audit/index.js';
import { isPassword } from './passwords.js';
import { Sessions, type Signed } from './sessions.js';
import { Throttle } from './throttle.js';

export interface SignInCommand {
  readonly email: string;
  readonly password: string;
  /** The caller's address, throttled beside the account. */
  readonly from: string;
  readonly at: Date;
}

/** Opens a session. An unknown address and a wrong password get the same answer after the same work. */
@Injectable()
export class SignInPerson {
  private readonly accounts = new Throttle();
  private readonly addresses = new Throttle(20);

  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `sign-in.failed`, `sign-in.locked`, `job.busy` */
  async execute({ email, password, from, at }: SignInCommand): Promise<{ token: string; signed: Signed }> {
    const address = email.trim().toLowerCase();
    this.accounts.require(address, at);
    this.addresses.require(from, at);
    const person = await this.database.dataSource.getRepository(PersonEntity).findOneBy({ email: address });
    const usable = person !== null && person.disabledAt === null;
    if (!(await isPassword(password, usable ? person.passwordHash : null)) || person === null) {
      this.accounts.fail(address, at);
      this.addresses.fail(from, at);
      throw new Refusal('sign-in.failed', {});
    }
    this.accounts.succeed(address);
    const token = await this.database.as({ ...NOBODY, actor: person.id }, async (tx) => {
      await this.audit.record(tx, { actor: person.id, act: 'session.open', subject: `person/${person.id}`, at });
      return this.sessions.open(tx, person.id, at);
    });
    const signed = await this.sessions.find(token, at);
    if (!signed) throw new Refusal('sign-in.failed', {});
    return { token, signed };
  }
}
