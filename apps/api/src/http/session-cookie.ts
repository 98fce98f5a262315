import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '@signatory/config';
import { Refusal } from '@signatory/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ENVIRONMENT } from '../environment.js';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The session's cookie: `__Host-sid; Secure` where people come by https, plain `sid` on a laptop. */
@Injectable()
export class SessionCookie {
  readonly name: string;
  private readonly secure: boolean;

  constructor(@Inject(ENVIRONMENT) { secureCookie }: Environment) {
    this.secure = secureCookie;
    this.name = secureCookie ? '__Host-sid' : 'sid';
  }

  /** The token, or null where there is none or it cannot be one of ours. */
  read(request: FastifyRequest): string | null {
    const token = request.cookies[this.name];
    return token !== undefined && TOKEN.test(token) ? token : null;
  }

  /** The token of a request that has been admitted by it. @throws Refusal `sign-in.needed` */
  require(request: FastifyRequest): string {
    const token = this.read(request);
    if (token === null) throw new Refusal('sign-in.needed', {});
    return token;
  }

  write(reply: FastifyReply, token: string, expires: Date): void {
    void reply.setCookie(this.name, token, { ...this.attributes(), expires });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.attributes());
  }

  private attributes() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure } as const;
  }
}
