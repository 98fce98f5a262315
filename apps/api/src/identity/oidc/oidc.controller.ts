import { OWN_ADDRESS } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { LinkIdentity, SignInLinked } from '@signatory/features';
import { wishedLanguage } from '@signatory/texts';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Allow } from '../../http/allow.js';
import { Operation } from '../../http/operation.js';
import { SessionCookie } from '../../http/session-cookie.js';
import { ZodPipe } from '../../http/zod.pipe.js';
import { FlowCookie } from './flow-cookie.js';
import { FlowError, IdentityProvider } from './identity-provider.js';

const Begin = z.strictObject({
  next: z.string().max(2_000).regex(OWN_ADDRESS).optional(),
  link: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional(),
});

/** The sign-in by the identity provider. People come here by links and are sent on; what went wrong is said by the sign-in. */
@Controller('api/session')
export class OidcController {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly way: FlowCookie,
    private readonly signIn: SignInLinked,
    private readonly linkIdentity: LinkIdentity,
    private readonly cookie: SessionCookie,
  ) {}

  @Get('oidc')
  @Allow('public')
  @Operation({
    id: 'beginOidc',
    summary: 'Go to the identity provider; with the token of a one-time link, to link its person',
    query: Begin,
    status: 302,
    refusals: ['not-found', 'request.invalid'],
  })
  async begin(
    @Query(new ZodPipe(Begin)) { next, link }: z.infer<typeof Begin>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (this.provider.label === null) throw new Refusal('not-found', { subject: 'address' });
    try {
      const { address, flow } = await this.provider.begin(next ?? null, link ?? null);
      this.way.write(reply, flow, new Date());
      await reply.redirect(address, 302);
    } catch (error) {
      await this.sendBack(reply, error, next ?? null);
    }
  }

  @Get('oidc/callback')
  @Allow('public')
  @Operation({
    id: 'finishOidc',
    summary: 'Where the identity provider sends people back; opens the session of whom it names',
    status: 302,
    refusals: ['not-found'],
  })
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (this.provider.label === null) throw new Refusal('not-found', { subject: 'address' });
    const at = new Date();
    const flow = this.way.take(request, reply, at);
    try {
      const [, query = ''] = request.url.split('?', 2);
      if (flow === null || new URLSearchParams(query).get('state') !== flow.state) throw new FlowError('state', null);
      const identity = await this.provider.finish(query, flow);
      if (flow.link !== null) await this.linkIdentity.execute({ token: flow.link, identity, at });
      const language = wishedLanguage(request.headers['accept-language']);
      const replaces = this.cookie.read(request);
      const { token, signed } = await this.signIn.execute({ identity, from: request.ip, language, replaces, at });
      this.cookie.write(reply, token, signed.expires);
      await reply.redirect(flow.next ?? '/account', 302);
    } catch (error) {
      await this.sendBack(reply, error, flow?.next ?? null);
    }
  }

  /** To the sign-in, with the word of what went wrong and where the person was going; what is nobody's doing is told as everywhere. */
  private async sendBack(reply: FastifyReply, error: unknown, next: string | null): Promise<void> {
    const search = new URLSearchParams({ failed: faultOf(error), ...(next !== null && { next }) });
    await reply.redirect(`/sign-in?${search.toString()}`, 302);
  }
}

function faultOf(error: unknown): string {
  if (error instanceof FlowError) return error.fault;
  if (error instanceof Refusal) {
    if (error.code === 'sign-in.not-linked') return 'unknown';
    if (error.code === 'sign-in.linked-elsewhere') return 'taken';
    if (error.code === 'not-found') return 'link';
  }
  throw error;
}
