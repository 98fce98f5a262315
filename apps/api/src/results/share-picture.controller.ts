import { Refusal } from '@signatory/domain';
import { PublishedReleases } from '@signatory/features';
import { createPageContext, parseRoute } from '@signatory/pages';
import { drawSharePicture } from '@signatory/pdf';
import { sha256 } from '@signatory/persistence';
import { negotiateLanguage } from '@signatory/texts';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../http/allow.js';
import { HeldAnswers } from '../http/held-answers.js';
import { Operation } from '../http/operation.js';
import { fillSharePicture } from './fill-share-picture.js';

/** Changes with how the pictures look, so that nobody keeps an old one. */
const LOOK = 2;
const FILE = '/picture.png';

/** The pictures that stand for public pages where their addresses are shared. */
@Controller()
export class SharePictureController {
  constructor(
    private readonly published: PublishedReleases,
    private readonly answers: HeldAnswers,
  ) {}

  @Get([
    `results/:cycle${FILE}`,
    `results/:cycle/members/:member${FILE}`,
    `results/:cycle/commitments/:commitment${FILE}`,
  ])
  @Allow('public')
  @Operation({
    id: 'readSharePicture',
    costs: 'nothing',
    summary: 'The finding of a public page as a picture, in the language of `lang`',
    mediaType: 'image/png',
    refusals: ['not-found', 'release.withdrawn'],
  })
  async read(@Param('cycle') cycle: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { pathname, searchParams } = new URL(request.url, 'http://site.invalid');
    const release = await this.published.standingOf(cycle);
    const language = negotiateLanguage(searchParams.get('lang') ?? request.headers['accept-language']);
    const document = await this.published.document(release.sha256);
    const route = parseRoute(pathname.slice(0, -FILE.length));
    const picture = fillSharePicture(route, document, createPageContext(language, language));
    if (!picture) throw new Refusal('not-found', { subject: route.page });
    void reply.header('vary', 'accept-language').header('content-language', language);
    const hash = sha256(JSON.stringify([LOOK, release.sha256, language, picture]));
    await this.answers.send(request, reply, hash, () => Promise.resolve(drawSharePicture(picture)), 'image/png');
  }
}
