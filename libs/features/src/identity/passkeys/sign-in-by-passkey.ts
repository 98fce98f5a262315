import type { PasskeyAnswer } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { OpenSession } from '../open-session.js';
import type { Signed } from '../sessions.js';
import { accountKey, ACCOUNT_LIMIT, passkeyKey, PLACE_LIMIT, placeKey, Throttle } from '../throttle.js';
import { Challenges } from './challenges.js';
import type { PasskeySite } from './passkey-site.js';
import { SpendPasskey } from './spend-passkey.js';

export interface SignInByPasskeyCommand {
  readonly credential: PasskeyAnswer;
  /** Whose it has to be, where somebody's is asked for. */
  readonly email?: string | undefined;
  readonly site: PasskeySite;
  /** The caller's address, throttled beside the passkey. */
  readonly from: string;
  readonly language?: string | undefined;
  /** The session that the browser has had until now: it ends with this one's beginning. */
  readonly replaces?: string | null;
  readonly at: Date;
}

const FIND = `select k.person_id as person, p.email from passkey k join person p on p.id = k.person_id
  where k.credential_id = $1 and p.disabled_at is null`;

interface Owner {
  readonly person: string;
  readonly email: string;
}

/** Opens the session of whose passkey it is: held by somebody whom the device knows, it is both factors at once. */
@Injectable()
export class SignInByPasskey {
  constructor(
    private readonly database: Database,
    private readonly throttle: Throttle,
    private readonly challenges: Challenges,
    private readonly spendPasskey: SpendPasskey,
    private readonly openSession: OpenSession,
  ) {}

  /**
   * An unknown passkey, one of a closed account and a wrong answer are told alike.
   * @throws Refusal `passkey.refused` (`expired`, `unknown`, `foreign`), `sign-in.locked`
   */
  async execute(command: SignInByPasskeyCommand): Promise<{ token: string; signed: Signed }> {
    const { credential, from, at } = command;
    await this.throttle.require(placeKey(from), at);
    try {
      const question = { purpose: 'sign-in', person: null, at } as const;
      const challenge = await this.challenges.take(credential.response.clientDataJSON, question);
      const [owner] = await this.database.readPublic<Owner>(FIND, [credential.id]);
      if (!owner) throw new Refusal('passkey.refused', { fault: 'unknown' });
      return await this.open(command, owner, challenge);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'passkey.refused')
        await this.throttle.count(placeKey(from), PLACE_LIMIT, at);
      throw error;
    }
  }

  private async open(command: SignInByPasskeyCommand, { person, email }: Owner, challenge: string) {
    const { credential, site, from, language, replaces = null, at } = command;
    // Not the account: whoever knows an address would keep its owner's passkey out by wrong passwords.
    const key = passkeyKey(credential.id);
    await this.throttle.count(key, ACCOUNT_LIMIT, at);
    const asked = { challenge, site };
    const opened = await this.openSession.execute(
      (work) =>
        this.spendPasskey.execute({ person, credential, asked, at }, (tx) => {
          // Only of who holds it: whose it is is nothing to be found out by its name alone.
          if (command.email !== undefined && accountKey(command.email) !== accountKey(email))
            throw new Refusal('passkey.refused', { fault: 'foreign' });
          return work(tx, 'passkey');
        }),
      { person, from, language, replaces, at },
    );
    await this.throttle.forget(key);
    return opened;
  }
}
