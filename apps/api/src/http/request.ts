import type { Signed } from '@signatory/features';
import type { FastifyRequest } from 'fastify';

/** A request after the guard: with the session it was sent in, if any. */
export interface ApiRequest extends FastifyRequest {
  signed?: Signed;
}
