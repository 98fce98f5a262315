import {
  CITATION_FORMS,
  citationPath,
  citeRelease,
  citeSources,
  referencesPath,
  type Citation,
  type ReleaseDocument,
} from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { PublishedReleases } from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { sendText } from '../releases/send-file.js';

const FORMS = {
  mediaType: 'application/vnd.citationstyles.csl+json',
  otherMediaTypes: ['application/x-bibtex', 'application/x-research-info-systems'],
  refusals: ['not-found', 'release.withdrawn'],
} as const;

interface Asked {
  readonly cycle: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** How the release that stands is cited, and what it cites, for programs that keep references. */
@Controller()
export class CitationController {
  constructor(private readonly published: PublishedReleases) {}

  @Get(CITATION_FORMS.map((form) => `results/:cycle/${citationPath(form)}`))
  @Allow('public')
  @Operation({
    id: 'readCitation',
    costs: 'nothing',
    summary: 'How a published release is cited, as CSL-JSON, BibTeX or RIS, in the language of `lang`',
    ...FORMS,
  })
  async read(@Param('cycle') cycle: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send({ cycle, request, reply }, (_, __, own) => ({ name: own.key, citations: [own] }));
  }

  @Get(CITATION_FORMS.map((form) => `results/:cycle/${referencesPath(form)}`))
  @Allow('public')
  @Operation({
    id: 'readReferences',
    costs: 'nothing',
    summary:
      'What a published release cites, each source once, as CSL-JSON, BibTeX or RIS, with notes in the language of `lang`',
    ...FORMS,
  })
  async readReferences(
    @Param('cycle') cycle: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send({ cycle, request, reply }, (document, language, own) => ({
      name: `${own.key}-references`,
      citations: citeSources(document, language),
    }));
  }

  @Get(CITATION_FORMS.map((form) => `results/:cycle/commitments/:commitment/${referencesPath(form)}`))
  @Allow('public')
  @Operation({
    id: 'readCommitmentReferences',
    costs: 'nothing',
    summary:
      'What a published release cites on one commitment (its id), as CSL-JSON, BibTeX or RIS, with notes in the language of `lang`',
    ...FORMS,
  })
  async readOfCommitment(
    @Param('cycle') cycle: string,
    @Param('commitment') commitment: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send({ cycle, request, reply }, (document, language, own) => ({
      name: `${own.key}-${commitment}-references`,
      citations: citeSources(document, language, commitment),
    }));
  }

  /** In the form that the address ends with. Refuses `not-found` where there is nothing to cite, and `release.withdrawn`. */
  private async send(
    { cycle, request, reply }: Asked,
    choose: (
      document: ReleaseDocument,
      language: string,
      own: Citation,
    ) => { readonly name: string; readonly citations: readonly Citation[] },
  ): Promise<void> {
    const { pathname, searchParams } = new URL(request.url, 'http://site.invalid');
    const form = CITATION_FORMS.find((each) => pathname.endsWith(`.${each.form}`));
    if (!form) throw new Refusal('not-found', { subject: 'file' });
    const release = await this.published.standingOf(cycle);
    const language = negotiateLanguage(searchParams.get('lang') ?? request.headers['accept-language']);
    const document = await this.published.document(release.sha256);
    const { name, citations } = choose(document, language, citeRelease(document, language, release.sha256));
    const [first] = citations;
    if (!first) throw new Refusal('not-found', { subject: 'file' });
    void reply.header('vary', 'accept-language').header('content-language', first.language ?? language);
    await sendText(reply, form.write(citations), { path: `${name}.${form.form}`, mediaType: form.mediaType });
  }
}
