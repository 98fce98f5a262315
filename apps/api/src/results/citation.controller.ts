import { CITATION_FORMS, citeRelease } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { PublishedReleases } from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { sendText } from '../releases/send-file.js';

const PATHS = CITATION_FORMS.map(({ path }) => `results/:cycle/${path}`);

/** How the release that stands is cited, for programs that keep references. */
@Controller()
export class CitationController {
  constructor(private readonly published: PublishedReleases) {}

  @Get(PATHS)
  @Allow('public')
  @Operation({
    id: 'readCitation',
    summary: 'How a published release is cited, as CSL-JSON, BibTeX or RIS, in the language of `lang`',
    mediaType: 'application/vnd.citationstyles.csl+json',
    otherMediaTypes: ['application/x-bibtex', 'application/x-research-info-systems'],
    refusals: ['not-found'],
  })
  async read(@Param('cycle') cycle: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { pathname, searchParams } = new URL(request.url, 'http://site.invalid');
    const form = CITATION_FORMS.find(({ path }) => pathname.endsWith(`/${path}`));
    const release = (await this.published.standing()).find((candidate) => candidate.cycle === cycle);
    if (!form) throw new Refusal('not-found', { subject: 'file' });
    if (!release) throw new Refusal('not-found', { subject: 'release' });
    const language = negotiateLanguage(searchParams.get('lang') ?? request.headers['accept-language']);
    const document = await this.published.document(release.sha256);
    const citation = citeRelease(document, language, release.sha256);
    const path = `${citation.key}.${form.form}`;
    void reply.header('vary', 'accept-language').header('content-language', citation.language);
    await sendText(reply, form.write(citation), { path, mediaType: form.mediaType });
  }
}
