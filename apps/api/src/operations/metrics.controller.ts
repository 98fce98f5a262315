import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Environment } from '@signatory/config';
import { Refusal } from '@signatory/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ENVIRONMENT } from '../environment.js';
import { Admission } from '../http/admission.js';
import { bearerOf } from '../http/bearer.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { Metrics } from './metrics.js';

@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly admission: Admission,
    private readonly metrics: Metrics,
  ) {}

  /** To whom it is closed it is not there: not even its existence is told. */
  @Get()
  @Allow('public')
  @Operation({ id: 'readMetrics', summary: 'The state of the installation for Prometheus', mediaType: 'text/plain' })
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.bearsToken(request) && !(await this.isOperator(request)))
      throw new Refusal('not-found', { subject: 'page' });
    const { text, type } = await this.metrics.read();
    await reply.header('cache-control', 'no-store').type(type).send(text);
  }

  private bearsToken(request: FastifyRequest): boolean {
    const { metricsToken } = this.environment;
    const sent = bearerOf(request);
    if (metricsToken === undefined || sent === null) return false;
    // Of one length, so that the time taken says nothing about the token.
    return timingSafeEqual(digest(sent), digest(metricsToken));
  }

  private async isOperator(request: FastifyRequest): Promise<boolean> {
    try {
      await this.admission.admit(request, 'jobs:read', new Date());
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
