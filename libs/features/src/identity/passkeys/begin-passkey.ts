import type { PasskeyCreation } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Database, PasskeyEntity, PersonEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { requireOwnProof } from '../own-proof.js';
import { Throttle } from '../throttle.js';
import { Challenges, DEVICE_MS } from './challenges.js';
import { ALGORITHMS } from './check-answer.js';
import type { PasskeySite } from './passkey-site.js';
import { userHandleOf } from './user-handle.js';
import { credentialsOf } from './view-of.js';

export interface BeginPasskeyCommand {
  /** The person's id. */
  readonly person: string;
  /** Left out by who has none. */
  readonly password: string | undefined;
  /** When the person last showed who it is: by the sign-in, or by the second factor after it. */
  readonly shownAt: Date;
  readonly site: PasskeySite;
  readonly at: Date;
}

/** More than anybody has devices; a list without an end would be asked of each device. */
const MOST = 20;

/** Begins a passkey: what a browser makes it of. Nothing is there before the browser's answer was checked. */
@Injectable()
export class BeginPasskey {
  constructor(
    private readonly database: Database,
    private readonly throttle: Throttle,
    private readonly challenges: Challenges,
  ) {}

  /**
   * As for a code of an app, a session that was left open is not enough.
   * @throws Refusal `request.invalid` for a wrong password or a sign-in too long ago, `passkey.refused` (`many`), `sign-in.locked`, `job.busy`
   */
  async execute({ person: id, password, shownAt, site, at }: BeginPasskeyCommand): Promise<PasskeyCreation> {
    const { manager } = this.database.dataSource;
    const person = await manager.findOneByOrFail(PersonEntity, { id });
    await requireOwnProof(this.throttle, person, { password, shownAt, at });
    const known = await manager.findBy(PasskeyEntity, { personId: id });
    if (known.length >= MOST) throw new Refusal('passkey.refused', { fault: 'many' });
    return {
      challenge: await this.challenges.ask({ purpose: 'add', person: id, at }),
      rp: { id: site.id, name: 'Signatory' },
      user: { id: userHandleOf(id), name: person.email, displayName: person.name },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      timeout: DEVICE_MS,
      // What maker a device is of is nobody's business here.
      attestation: 'none',
      authenticatorSelection: {
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'required',
      },
      excludeCredentials: credentialsOf(known),
    };
  }
}
