import { PublishedReleases } from '@signatory/features';
import { writeCatalogue } from '@signatory/pages';
import { sha256 } from '@signatory/persistence';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../http/allow.js';
import { HeldAnswers } from '../http/held-answers.js';
import { Operation } from '../http/operation.js';
import { describeRelease } from './describe-release.js';
import { PUBLIC_SITE, type PublicSite } from './public-site.js';

/** What portals of open data harvest: every published release with its files, as DCAT 3. */
@Controller()
export class DataCatalogueController {
  constructor(
    private readonly published: PublishedReleases,
    private readonly answers: HeldAnswers,
    @Inject(PUBLIC_SITE) private readonly site: PublicSite,
  ) {}

  @Get(['catalogue', 'catalogue.jsonld'])
  @Allow('public')
  @Operation({
    id: 'readDataCatalogue',
    summary: 'Every published release with its files, as DCAT 3 in JSON-LD',
    mediaType: 'application/ld+json',
  })
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [standing, history] = await Promise.all([this.published.list(), this.published.history()]);
    const cycles = standing.map((release) => ({
      standing: describeRelease(release),
      history: history.filter(({ cycle }) => cycle === release.cycle),
    }));
    const { base, publisher: name, licence } = this.site;
    // The files of a release that stands never change. Both readings are in the key: one may be a publication older.
    const key = sha256(JSON.stringify([standing.map((release) => release.sha256), history, name, licence]));
    const make = (): Promise<object> => Promise.resolve(writeCatalogue(cycles, { base, name, licence }));
    await this.answers.send(request, reply, key, make, 'application/ld+json; charset=utf-8');
  }
}
