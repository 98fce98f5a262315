import type { PasskeyRequest } from '@signatory/contract';
import { Database, PasskeyEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { QUESTION_LIMIT, questionKey, Throttle } from '../throttle.js';
import { Challenges, DEVICE_MS } from './challenges.js';
import type { PasskeySite } from './passkey-site.js';
import { credentialsOf } from './view-of.js';

export interface AskPasskeyCommand {
  /** The id of who is signed in; null at the sign-in. */
  readonly person: string | null;
  /** The caller's address: who is not signed in asks only so often. */
  readonly from: string;
  readonly site: PasskeySite;
  readonly at: Date;
}

/** What a browser asks a passkey. At the sign-in it names none, so that nobody learns from it who has one. */
@Injectable()
export class AskPasskey {
  constructor(
    private readonly database: Database,
    private readonly throttle: Throttle,
    private readonly challenges: Challenges,
  ) {}

  /** @throws Refusal `sign-in.locked` for a place that asks without an end */
  async execute({ person, from, site, at }: AskPasskeyCommand): Promise<PasskeyRequest> {
    if (person === null) await this.throttle.count(questionKey(from), QUESTION_LIMIT, at);
    const known =
      person === null
        ? []
        : await this.database.dataSource.manager.find(PasskeyEntity, {
            where: { personId: person },
            order: { createdAt: 'ASC' },
          });
    return {
      challenge: await this.challenges.ask({ purpose: person === null ? 'sign-in' : 'step-up', person, at }),
      rpId: site.id,
      timeout: DEVICE_MS,
      userVerification: 'required',
      allowCredentials: credentialsOf(known),
    };
  }
}
