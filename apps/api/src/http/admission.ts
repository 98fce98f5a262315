import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '@signatory/config';
import { grantsAnywhere, PERMISSIONS, Refusal, type Permission } from '@signatory/domain';
import { AccessTokens, FRESH_MINUTES, RequestBudget, Sessions, type Signed } from '@signatory/features';
import { ENVIRONMENT } from '../environment.js';
import { bearerOf } from './bearer.js';
import type { ApiRequest } from './request.js';
import { SessionCookie } from './session-cookie.js';

/** Who comes in where: the one question that routes, pages and metrics ask of a session. */
@Injectable()
export class Admission {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: AccessTokens,
    private readonly budget: RequestBudget,
    private readonly cookie: SessionCookie,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * What a program may do of it is the caller's to ask.
   * @throws Refusal `sign-in.needed`, `token.unknown`, `rate.limited`, `second-factor.required`, `step-up.needed`, `permission.missing`
   */
  async admit(request: ApiRequest, needed: Permission | 'signed-in' | 'own-account', at: Date): Promise<Signed> {
    const signed = await this.find(request, at);
    // Also of whom is refused below: the log says who it was.
    request.signed = signed;
    if (needed === 'own-account') return signed;
    // Whom an identity provider named gives a code as everybody does. A token was made with one.
    if (signed.token === null && signed.hasSecondFactor && signed.verifiedAt === null)
      throw new Refusal('step-up.needed', { minutes: FRESH_MINUTES });
    if (!signed.hasSecondFactor && this.asksForSecondFactor(signed, at))
      throw new Refusal('second-factor.required', {});
    if (needed !== 'signed-in' && grantsAnywhere(signed.actor, needed, at.toISOString()).length === 0)
      throw new Refusal('permission.missing', { permission: needed, needs: PERMISSIONS[needed].join(', ') });
    return signed;
  }

  // Who sends a token means it: a cookie beside it is a browser's, and nothing is done in its name.
  private async find(request: ApiRequest, at: Date): Promise<Signed> {
    const bearer = bearerOf(request);
    if (bearer !== null) {
      const signed = await this.tokens.find(bearer, at);
      if (!signed?.token) throw new Refusal('token.unknown', {});
      await this.budget.spend(signed.token.id, this.environment.tokenRequests, at);
      return signed;
    }
    const token = this.cookie.read(request);
    const signed = token === null ? null : await this.sessions.find(token, at);
    if (!signed) throw new Refusal('sign-in.needed', {});
    return signed;
  }

  /** Whether a role that the person holds now asks for a second factor: of an installation, by its configuration. */
  asksForSecondFactor({ actor }: Signed, at: Date): boolean {
    const roles = this.environment.secondFactorRoles;
    return actor.grants.some(({ role, until }) => roles.includes(role) && (until === null || until > at.toISOString()));
  }
}
