import { Refusal } from '@signatory/domain';
import { Database, NOBODY } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { lockPerson } from '../lock-person.js';
import { OpenSession } from '../open-session.js';
import type { Signed } from '../sessions.js';

/** Whom an identity provider names: its own id of somebody, which it never gives to another. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

export interface SignInLinkedCommand {
  readonly identity: Identity;
  /** The caller's address. */
  readonly from: string;
  readonly language?: string | undefined;
  /** The session that the browser has had until now: it ends with this one's beginning. */
  readonly replaces?: string | null;
  readonly at: Date;
}

const FIND = `select l.person_id as person from linked_identity l join person p on p.id = l.person_id
  where l.issuer = $1 and l.subject = $2 and p.disabled_at is null`;

/** Opens the session of the person to whom an identity is linked. An address that the provider tells is nobody's proof. */
@Injectable()
export class SignInLinked {
  constructor(
    private readonly database: Database,
    private readonly openSession: OpenSession,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `sign-in.not-linked` */
  async execute({
    identity: { issuer, subject },
    from,
    language,
    replaces = null,
    at,
  }: SignInLinkedCommand): Promise<{ token: string; signed: Signed }> {
    const [linked] = await this.database.readPublic<{ person: string }>(FIND, [issuer, subject]);
    if (!linked) {
      await this.database.as({ actor: 'system' }, (tx) =>
        this.audit.record(tx, {
          actor: 'system',
          act: 'session.refuse',
          subject: 'installation',
          facts: { issuer },
          at,
        }),
      );
      throw new Refusal('sign-in.not-linked', {});
    }
    const { person } = linked;
    return this.openSession.execute(
      (work) =>
        this.database.as({ ...NOBODY, actor: person }, async (tx) => {
          // Who takes the link away ends the sessions there are: it waits from here on until this one is there.
          await lockPerson(tx, person);
          const [still] = await tx.query<{ person: string }[]>(FIND, [issuer, subject]);
          if (still?.person !== person) throw new Refusal('sign-in.not-linked', {});
          return work(tx, null);
        }),
      { person, from, language, replaces, issuer, at },
    );
  }
}
