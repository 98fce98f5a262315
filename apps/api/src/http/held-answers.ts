import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Bytes held at the most: a release document of a large plan has some megabytes. */
const MOST_BYTES = 64 * 1_048_576;

/**
 * Answers that never change, written once and held by the hash of what they say. Which hash an address has is the caller's
 * to ask anew for each request; a reader who has it already is told so (304).
 */
@Injectable()
export class HeldAnswers {
  private readonly bodies = new Map<string, Buffer>();
  private size = 0;

  /** @param hash of everything that `make` is made from, in hexadecimal; what it makes is sent as JSON where it is no bytes */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    hash: string,
    make: () => Promise<unknown>,
    mediaType = 'application/json; charset=utf-8',
  ): Promise<void> {
    const etag = `"${hash}"`;
    void reply.header('etag', etag).header('cache-control', 'public, no-cache');
    if (isHeldBy(request, etag)) {
      await reply.status(304).send();
      return;
    }
    const body = this.bodies.get(hash) ?? this.hold(hash, bytesOf(await make()));
    await reply.type(mediaType).send(body);
  }

  private hold(hash: string, body: Buffer): Buffer {
    // Two first readers may both have written it.
    this.size += body.length - (this.bodies.get(hash)?.length ?? 0);
    this.bodies.set(hash, body);
    for (const [oldest, { length }] of this.bodies) {
      if (this.size <= MOST_BYTES) break;
      this.bodies.delete(oldest);
      this.size -= length;
    }
    return body;
  }
}

function bytesOf(made: unknown): Buffer {
  return Buffer.isBuffer(made) ? made : Buffer.from(JSON.stringify(made));
}

function isHeldBy({ headers }: FastifyRequest, etag: string): boolean {
  const held = headers['if-none-match']?.split(',').map((each) => each.trim().replace(/^W\//, ''));
  return held?.some((each) => each === etag || each === '*') ?? false;
}
