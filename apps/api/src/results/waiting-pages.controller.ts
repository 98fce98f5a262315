import { PublishedReleases, ReadReleases } from '@signatory/features';
import { Refusal } from '@signatory/domain';
import { parseRoute, renderPage, type PublishedRelease } from '@signatory/pages';
import { negotiateLanguage } from '@signatory/texts';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../http/allow.js';
import { Asked } from '../http/asked.js';
import { Operation } from '../http/operation.js';
import { readId } from '../releases/read-id.js';
import { describeRelease, describeWaiting } from './describe-release.js';
import { PUBLIC_SITE, type PublicSite } from './public-site.js';

/** The pages of a release before its publication, for those who may see it: the same that everybody gets at its instant. */
@Controller('releases/:id/results/:cycle')
export class WaitingPagesController {
  constructor(
    private readonly releases: ReadReleases,
    private readonly published: PublishedReleases,
    @Inject(PUBLIC_SITE) private readonly site: PublicSite,
  ) {}

  @Get(['', 'members/:member', 'commitments/:commitment', 'alignments'])
  @Allow('library:read')
  @Operation({
    id: 'readWaitingPage',
    summary: 'A page of a release that is not published, for those who keep it or were granted its cycle',
    mediaType: 'text/html',
    refusals: ['not-found'],
  })
  async page(
    @Asked() asked: Asked<'id' | 'cycle'>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const releases = await this.standing(asked);
    const chosen = new URL(request.url, 'http://site.invalid').searchParams.get('lang');
    const language = negotiateLanguage(chosen ?? request.headers['accept-language']);
    const { status, html } = renderPage(parseRoute(withoutRelease(request.url)), releases, {
      language,
      chosenLanguage: chosen ? language : null,
      assets: this.site.assets,
      base: this.site.base,
      publisher: this.site.publisher,
      licence: this.site.licence,
    });
    await reply
      .status(status)
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-language', language)
      .header('cache-control', 'no-store')
      .send(html);
  }

  /** The release that waits and what it will stand beside; the release of its own cycle that it will follow gives way. */
  private async standing(asked: Asked<'id' | 'cycle'>): Promise<PublishedRelease[]> {
    const waiting = await this.releases.waiting(readId(asked.id), asked);
    if (waiting.cycle !== asked.cycle) throw new Refusal('not-found', { subject: 'release' });
    const document = await this.published.document(waiting.sha256);
    const others = (await this.published.list()).filter(({ cycle }) => cycle !== waiting.cycle);
    return [describeWaiting(waiting, document), ...others.map(describeRelease)];
  }
}

function withoutRelease(address: string): string {
  return address.replace(/^\/releases\/[^/]+/, '');
}
