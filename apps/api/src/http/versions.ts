import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Refusal, clip, faultWords } from '@signatory/domain';
import type { FastifyRequest } from 'fastify';

/**
 * The version named by `If-Match: "3"`, and no other form: a write that does not say what it was made from is refused.
 * Weak validators (`W/"3"`) are read too, since proxies that compress make them.
 */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const sent = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (sent === undefined) throw new Refusal('precondition.missing', { header: 'If-Match' });
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(sent.trim())?.[1];
  if (version === undefined)
    throw new Refusal('body.malformed', {
      words: faultWords('request.match', { sent: clip(JSON.stringify(sent)) }),
    });
  return Number(version);
});

/** The ETag of a version. */
export function etagOf(version: number): string {
  return `"${version}"`;
}
