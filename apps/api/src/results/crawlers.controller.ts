import { PublishedReleases } from '@signatory/features';
import { writeRobots, writeSitemap } from '@signatory/pages';
import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { describeRelease } from './describe-release.js';
import { PUBLIC_SITE, type PublicSite } from './public-site.js';

/** What search engines ask first: what they may read, and where it stands. */
@Controller()
export class CrawlersController {
  constructor(
    private readonly published: PublishedReleases,
    @Inject(PUBLIC_SITE) private readonly site: PublicSite,
  ) {}

  @Get('robots.txt')
  @Allow('public')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Operation({ id: 'readRobots', summary: 'What crawlers may read (RFC 9309)', mediaType: 'text/plain' })
  robots(): string {
    return writeRobots(this.site.base);
  }

  @Get('sitemap.xml')
  @Allow('public')
  @Operation({
    id: 'readSitemap',
    summary: 'Every public page with its languages, as a sitemap',
    mediaType: 'application/xml',
  })
  async sitemap(@Res() reply: FastifyReply): Promise<void> {
    const releases = (await this.published.list()).map(describeRelease);
    await reply
      .type('application/xml; charset=utf-8')
      // As late as the pages themselves.
      .header('cache-control', 'public, max-age=60')
      .send(writeSitemap(releases, this.site.base));
  }
}
