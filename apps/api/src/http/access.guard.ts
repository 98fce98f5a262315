import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { grantsFor, PERMISSIONS, Refusal } from '@signatory/domain';
import { Sessions } from '@signatory/features';
import { Allow } from './allow.js';
import { SessionCookie } from './session-cookie.js';
import type { ApiRequest } from './request.js';

/**
 * Closed by default: a route that declares nothing is an error, never an answer. *Which* member or cycle somebody may
 * touch is a second question, asked by each use-case.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const needed = this.reflector.get(Allow, context.getHandler());
    if (needed === undefined) throw new Error(`${context.getClass().name}.${context.getHandler().name} has no @Allow`);
    if (needed === 'public') return true;

    const request = context.switchToHttp().getRequest<ApiRequest>();
    const token = this.cookie.read(request);
    const at = new Date();
    const signed = token === null ? null : await this.sessions.find(token, at);
    if (!signed) throw new Refusal('sign-in.needed', {});
    request.signed = signed;

    if (needed !== 'signed-in' && grantsFor(signed.actor, needed, {}, at.toISOString()).length === 0)
      throw new Refusal('permission.missing', { permission: needed, needs: PERMISSIONS[needed].join(', ') });
    return true;
  }
}
