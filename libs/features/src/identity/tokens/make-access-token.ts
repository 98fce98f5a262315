import { randomBytes } from 'node:crypto';
import type { MadeAccessToken, MakeAccessToken as Wish } from '@signatory/contract';
import { faultWords, Refusal, type Actor, type Role } from '@signatory/domain';
import { AccessTokenEntity, Database, PersonEntity, sha256 } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { lockPerson } from '../lock-person.js';
import { requireOwnProof } from '../own-proof.js';
import { Sessions } from '../sessions.js';
import { Throttle } from '../throttle.js';
import { TOKEN_PREFIX } from './access-tokens.js';
import { viewOfToken } from './view-of-token.js';

export interface MakeAccessTokenCommand extends Wish {
  readonly actor: Actor;
  /** When the person last showed who it is: by the sign-in, or by the second factor after it. */
  readonly shownAt: Date;
  /** The token of the session in which it is made. */
  readonly session: string;
  readonly at: Date;
}

/** More than anybody has programs. */
const MOST = 20;
const DAY_MS = 86_400_000;

/** Makes a token by which a program acts for its person. */
@Injectable()
export class MakeAccessToken {
  constructor(
    private readonly database: Database,
    private readonly throttle: Throttle,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /**
   * The token is answered once and stored nowhere.
   * @throws Refusal `request.invalid` for a wrong password, a sign-in too long ago, or a role that the person does not hold;
   * `token.too-many`, `sign-in.locked`, `sign-in.needed`, `job.busy`
   */
  async execute(command: MakeAccessTokenCommand): Promise<MadeAccessToken> {
    const { actor, name, roles, access, days, password, shownAt, session, at } = command;
    requireHeld(actor, roles, at);
    const person = await this.database.dataSource.manager.findOneByOrFail(PersonEntity, { id: actor.id });
    await requireOwnProof(this.throttle, person, { password, shownAt, at });
    const token = `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`;
    return this.database.as({ actor: actor.id }, async (tx) => {
      await lockPerson(tx, actor.id);
      // A session that ended while the password was looked at makes none: its end takes all access tokens away.
      if (!(await this.sessions.hold(tx, session, at))) throw new Refusal('sign-in.needed', {});
      if ((await tx.countBy(AccessTokenEntity, { personId: actor.id })) >= MOST)
        throw new Refusal('token.too-many', { most: MOST });
      const made = tx.create(AccessTokenEntity, {
        tokenSha256: sha256(token),
        personId: actor.id,
        name,
        roles: [...new Set(roles)],
        access,
        createdAt: at,
        expiresAt: new Date(at.getTime() + days * DAY_MS),
        lastUsedAt: null,
      });
      await tx.insert(AccessTokenEntity, made);
      const facts = { token: name, roles: made.roles, access, expires: made.expiresAt.toISOString() };
      const subject = `people/${actor.id}`;
      await this.audit.record(tx, { actor: actor.id, act: 'access-token.make', subject, facts, at });
      return { ...viewOfToken(made), token };
    });
  }
}

/** A token for a role that comes later would begin to act on a day on which nobody looks. */
function requireHeld(actor: Actor, roles: readonly Role[], at: Date): void {
  const held = actor.grants.filter(
    (grant) => !grant.standsInFor && (grant.until === null || grant.until > at.toISOString()),
  );
  const options = [...new Set(held.map(({ role }) => role))];
  const faults = roles.flatMap((role, index) =>
    options.includes(role)
      ? []
      : [{ pointer: `/roles/${index}`, words: faultWords('form.option', { options: options.join(', ') }) }],
  );
  if (faults.length > 0) throw new Refusal('request.invalid', { faults });
}
