import type { PasskeyRequest } from '@signatory/contract';
import { Database, PasskeyEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Challenges, DEVICE_MS } from './challenges.js';
import type { PasskeySite } from './passkey-site.js';

export interface AskPasskeyCommand {
  /** The id of who is signed in; null at the sign-in. */
  readonly person: string | null;
  readonly site: PasskeySite;
  readonly at: Date;
}

/** What a browser asks a passkey. At the sign-in it names none, so that nobody learns from it who has one. */
@Injectable()
export class AskPasskey {
  constructor(
    private readonly database: Database,
    private readonly challenges: Challenges,
  ) {}

  async execute({ person, site, at }: AskPasskeyCommand): Promise<PasskeyRequest> {
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
      allowCredentials: known.map(({ credentialId, transports }) => ({
        type: 'public-key',
        id: credentialId,
        transports,
      })),
    };
  }
}
