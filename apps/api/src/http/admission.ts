import { Injectable } from '@nestjs/common';
import { grantsFor, PERMISSIONS, Refusal, type Permission } from '@signatory/domain';
import { Sessions, type Signed } from '@signatory/features';
import type { FastifyRequest } from 'fastify';
import { SessionCookie } from './session-cookie.js';

/** Who comes in where: the one question that routes, pages and metrics ask of a session. */
@Injectable()
export class Admission {
  constructor(
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  /** @throws Refusal `sign-in.needed`, `permission.missing` */
  async admit(request: FastifyRequest, needed: Permission | 'signed-in', at: Date): Promise<Signed> {
    const token = this.cookie.read(request);
    const signed = token === null ? null : await this.sessions.find(token, at);
    if (!signed) throw new Refusal('sign-in.needed', {});
    if (needed !== 'signed-in' && grantsFor(signed.actor, needed, {}, at.toISOString()).length === 0)
      throw new Refusal('permission.missing', { permission: needed, needs: PERMISSIONS[needed].join(', ') });
    return signed;
  }
}
