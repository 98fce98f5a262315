import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Admission } from './admission.js';
import { Allow } from './allow.js';
import { Operation } from './operation.js';
import { requireOpenToMachines } from './machine-acts.js';
import type { ApiRequest } from './request.js';
import { requireFreshCode } from './step-up.js';

/**
 * Closed by default: a route that declares nothing is an error, never an answer. *Which* member or cycle somebody may
 * touch is a second question, asked by each use-case.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly admission: Admission,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const needed = this.reflector.get(Allow, context.getHandler());
    if (needed === undefined) throw new Error(`${context.getClass().name}.${context.getHandler().name} has no @Allow`);
    if (needed === 'public') return true;
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const at = new Date();
    request.signed = await this.admission.admit(request, needed, at);
    const operation = this.reflector.get(Operation, context.getHandler())?.id;
    requireOpenToMachines({ operation, method: request.method, isOfAccount: needed === 'own-account' }, request.signed);
    requireFreshCode(operation, request.signed, at);
    return true;
  }
}
