import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '@signatory/config';
import { grantsAnywhere, PERMISSIONS, Refusal, type Permission } from '@signatory/domain';
import { FRESH_MINUTES, Sessions, type Signed } from '@signatory/features';
import type { FastifyRequest } from 'fastify';
import { ENVIRONMENT } from '../environment.js';
import { SessionCookie } from './session-cookie.js';

/** Who comes in where: the one question that routes, pages and metrics ask of a session. */
@Injectable()
export class Admission {
  constructor(
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @throws Refusal `sign-in.needed`, `second-factor.required`, `step-up.needed`, `permission.missing` */
  async admit(request: FastifyRequest, needed: Permission | 'signed-in' | 'own-account', at: Date): Promise<Signed> {
    const token = this.cookie.read(request);
    const signed = token === null ? null : await this.sessions.find(token, at);
    if (!signed) throw new Refusal('sign-in.needed', {});
    if (needed === 'own-account') return signed;
    // Whom an identity provider named gives a code as everybody does.
    if (signed.hasSecondFactor && signed.verifiedAt === null)
      throw new Refusal('step-up.needed', { minutes: FRESH_MINUTES });
    if (!signed.hasSecondFactor && this.asksForSecondFactor(signed, at))
      throw new Refusal('second-factor.required', {});
    if (needed !== 'signed-in' && grantsAnywhere(signed.actor, needed, at.toISOString()).length === 0)
      throw new Refusal('permission.missing', { permission: needed, needs: PERMISSIONS[needed].join(', ') });
    return signed;
  }
  /** Whether a role that the person holds now asks for a second factor: of an installation, by its configuration. */
  asksForSecondFactor({ actor }: Signed, at: Date): boolean {
    const roles = this.environment.secondFactorRoles;
    return actor.grants.some(({ role, until }) => roles.includes(role) && (until === null || until > at.toISOString()));
  }
}
