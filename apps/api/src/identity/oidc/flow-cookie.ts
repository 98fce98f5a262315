import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '@signatory/config';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ENVIRONMENT } from '../../environment.js';
import { FLOWS, type Flows } from './flows.js';
import type { Flow } from './identity-provider.js';

const Carried = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string().nullable(),
  link: z.string().nullable(),
  until: z.number(),
});

const LIFETIME_MS = 600_000;

/** The way to the provider and back, carried by the browser that went it, sealed; nobody else's browser can end it. */
@Injectable()
export class FlowCookie {
  private readonly name: string;
  private readonly secure: boolean;

  constructor(
    @Inject(ENVIRONMENT) { secureCookie }: Environment,
    @Inject(FLOWS) private readonly box: Flows,
  ) {
    this.secure = secureCookie;
    this.name = secureCookie ? '__Host-way' : 'way';
  }

  write(reply: FastifyReply, flow: Flow, at: Date): void {
    const until = at.getTime() + LIFETIME_MS;
    const sealed = this.box.seal(Buffer.from(JSON.stringify({ ...flow, until })), this.name);
    void reply.setCookie(this.name, sealed, { ...this.attributes(), maxAge: LIFETIME_MS / 1_000 });
  }

  /** Reads it and ends it. Null where the browser has none, or not any more. */
  take(request: FastifyRequest, reply: FastifyReply, at: Date): Flow | null {
    const sealed = request.cookies[this.name];
    void reply.clearCookie(this.name, this.attributes());
    const opened = sealed === undefined ? null : this.box.open(sealed, this.name);
    if (opened === null) return null;
    const { until, ...flow } = Carried.parse(JSON.parse(opened.toString('utf8')));
    return until > at.getTime() ? flow : null;
  }

  private attributes() {
    // Not `strict`: the provider's site sends the browser back.
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure } as const;
  }
}
