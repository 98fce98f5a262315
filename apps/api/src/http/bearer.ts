import type { FastifyRequest } from 'fastify';

const BEARER = /^Bearer +(\S{1,200}) *$/i;

/** What a program sends in the place of a session, or null where nothing like it is sent. */
export function bearerOf({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  return BEARER.exec(headers.authorization ?? '')?.[1] ?? null;
}
