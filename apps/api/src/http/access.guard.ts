import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Environment } from '@signatory/config';
import { CostBudget } from '@signatory/features';
import { ENVIRONMENT } from '../environment.js';
import { Admission } from './admission.js';
import { Allow } from './allow.js';
import { Operation } from './operation.js';
import { requireOpenToMachines } from './machine-acts.js';
import type { ApiRequest } from './request.js';
import { requireFreshCode } from './step-up.js';

/**
 * Closed by default: a route that declares nothing is an error, never an answer. *Which* member or cycle somebody may
 * touch is a second question, asked by each use-case. What an operation costs is counted once they are let in.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly admission: Admission,
    private readonly costs: CostBudget,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const needed = this.reflector.get(Allow, context.getHandler());
    if (needed === undefined) throw new Error(`${context.getClass().name}.${context.getHandler().name} has no @Allow`);
    if (needed === 'public') return true;
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const at = new Date();
    const { id: operation, costs = 'nothing' } = this.reflector.get(Operation, context.getHandler()) ?? {};
    const signed = await this.admission.admit(request, needed, at);
    requireOpenToMachines({ operation, method: request.method, isOfAccount: needed === 'own-account' }, signed);
    requireFreshCode(operation, signed, at);
    // Before a byte of a file is read.
    if (costs !== 'nothing') await this.costs.spend(costs, signed.actor.id, this.environment.perMinute[costs], at);
    return true;
  }
}
