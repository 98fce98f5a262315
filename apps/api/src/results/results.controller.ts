import {
  Announcements,
  IdentifyRelease,
  PublishedReleases,
  ReadNotice,
  ReadRules,
  SigningKeys,
  type StandingRelease,
} from '@signatory/features';
import { Refusal, type LocalText } from '@signatory/domain';
import {
  parseRoute,
  renderPage,
  type AnnouncedRelease,
  type CorrectionsShown,
  type PageRoute,
  type RulesShown,
  type VerifyShown,
  type WithdrawnCycle,
} from '@signatory/pages';
import { blobKey, BLOBS, RELEASES, sha256, type BlobStore } from '@signatory/persistence';
import { negotiateLanguage } from '@signatory/texts';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicReleaseView, ReleaseDocument } from '@signatory/contract';
import { z } from 'zod';
import { Allow } from '../http/allow.js';
import { HeldAnswers } from '../http/held-answers.js';
import { Operation } from '../http/operation.js';
import { sendFile } from '../releases/send-file.js';
import { describeRelease } from './describe-release.js';
import { PUBLIC_SITE, type PublicSite } from './public-site.js';

const DAY_MS = 86_400_000;

const PublishedView = z.object({
  cycle: z.string(),
  /** Of the plan. */
  title: ReleaseDocument.shape.title,
  cycleTitle: ReleaseDocument.shape.cycle.shape.title,
  phase: ReleaseDocument.shape.phase,
  number: z.int(),
  sha256: z.string(),
  issued: ReleaseDocument.shape.issued,
  illustrative: z.boolean(),
  overall: ReleaseDocument.shape.tables.shape.overall,
});
type PublishedView = z.infer<typeof PublishedView>;

/** What everybody sees: pages that work without script, the files beside them, and the same as data. */
@Controller()
export class ResultsController {
  constructor(
    private readonly published: PublishedReleases,
    private readonly rules: ReadRules,
    private readonly identify: IdentifyRelease,
    private readonly announcements: Announcements,
    private readonly keys: SigningKeys,
    private readonly notice: ReadNotice,
    private readonly answers: HeldAnswers,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(PUBLIC_SITE) private readonly site: PublicSite,
  ) {}

  @Get([
    '/',
    'results',
    'results/:cycle',
    'results/:cycle/members/:member',
    'results/:cycle/commitments/:commitment',
    'results/:cycle/alignments',
    'results/:cycle/corrections',
    'rules',
    'rules/:plan',
    'trends',
    'method',
    'accessibility',
    'verify',
  ])
  @Allow('public')
  @Operation({ id: 'readPage', summary: 'A public page, rendered from the release documents', mediaType: 'text/html' })
  async page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = new URL(request.url, 'http://site.invalid').searchParams.get('lang');
    const language = asked ? negotiateLanguage(asked) : negotiateLanguage(request.headers['accept-language']);
    const route = parseRoute(request.url);
    const rules = route.page === 'rules' ? await this.showRules(route, language) : null;
    const releases = (await this.published.list()).map(describeRelease);
    // Where no release stands, the last one may have been withdrawn.
    const missing = 'cycle' in route && !releases.some(({ document }) => document.cycle.code === route.cycle);
    const { status, html } = renderPage(route, releases, {
      ...(rules && { rules }),
      ...('cycle' in route &&
        (missing || route.page === 'corrections') && { corrections: await this.showCorrections(route.cycle) }),
      ...(route.page === 'verify' && { verify: await this.showVerified(route.hash) }),
      announced: await this.showAnnounced(new Date()),
      ...(route.page === 'results' && { withdrawn: await this.showWithdrawn() }),
      language,
      chosenLanguage: asked ? language : null,
      assets: this.site.assets,
      base: this.site.base,
      notice: await this.showNotice(new Date()),
      publisher: this.site.publisher,
      licence: this.site.licence,
    });
    reply.status(status);
    reply.header('content-type', 'text/html; charset=utf-8');
    reply.header('content-language', language);
    // The release behind a page changes only by a publication, which a reader may see a minute late.
    reply.header('cache-control', 'public, max-age=60');
    reply.header('vary', 'accept-language');
    await reply.send(html);
  }

  private async showNotice(at: Date): Promise<LocalText | null> {
    const notice = await this.notice.execute(at);
    return notice?.public && Date.parse(notice.from) <= at.getTime() ? notice.text : null;
  }

  /** A plan that is not there, or not public yet, is an address at which nothing is published. */
  private async showRules(
    { plan, words, severity }: Extract<PageRoute, { page: 'rules' }>,
    language: string,
  ): Promise<RulesShown | null> {
    if (plan === null) return { plans: await this.rules.plans() };
    try {
      return { catalogue: await this.rules.execute({ plan, words, severity, language }) };
    } catch (error) {
      if (error instanceof Refusal && error.code === 'not-found') return null;
      throw error;
    }
  }

  private async showAnnounced(at: Date): Promise<AnnouncedRelease[]> {
    return (await this.announcements.list(at)).map(({ instant, ...of }) => ({
      ...of,
      instant: instant.toISOString(),
      days: Math.ceil((instant.getTime() - at.getTime()) / DAY_MS),
    }));
  }

  private async showWithdrawn(): Promise<WithdrawnCycle[]> {
    const cycles = await this.published.withdrawn();
    return cycles.map(({ publishedAt, ...of }) => ({ ...of, publishedAt: publishedAt.toISOString() }));
  }

  private async showCorrections(cycle: string): Promise<CorrectionsShown> {
    const releases = await this.published.history(cycle);
    return {
      releases: await Promise.all(
        releases.map(async (release) => ({ release, document: await this.published.document(release.sha256) })),
      ),
    };
  }

  private async showVerified(asked: string): Promise<VerifyShown> {
    const { keys } = await this.keys.read();
    return asked === '' ? { keys } : { keys, matches: await this.identify.execute(asked) };
  }

  @Get('results/:cycle/files/*')
  @Allow('public')
  @Operation({
    id: 'readPublishedFile',
    costs: 'nothing',
    summary:
      'One file of a published release; a browser that asks for one of a withdrawn release is led to the page that says so',
    mediaType: 'application/octet-stream',
    refusals: ['not-found', 'release.withdrawn'],
  })
  async file(
    @Param('cycle') cycle: string,
    @Param('*') path: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const released = await this.published.read(cycle).catch((error: unknown) => {
      const isWithdrawn = error instanceof Refusal && error.code === 'release.withdrawn';
      if (isWithdrawn && request.headers.accept?.includes('text/html')) return null;
      throw error;
    });
    if (!released) return reply.redirect(`/results/${encodeURIComponent(cycle)}`, 303);
    const file = released.files.find((candidate) => candidate.path === path);
    if (!file) throw new Refusal('not-found', { subject: 'file' });
    await sendFile(reply, this.blobs, { ...file, key: blobKey(RELEASES, file.sha256) });
  }

  @Get('api/published')
  @Allow('public')
  @Operation({ id: 'listPublished', summary: 'Published releases, the newest first', answer: z.array(PublishedView) })
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const standing = await this.published.standing();
    // With what is told of them: a browser keeps the answer of an earlier version of this API.
    const key = [Object.keys(PublishedView.shape), ...standing.map(({ cycle, sha256 }) => `${cycle} ${sha256}`)].join(
      '\n',
    );
    await this.answers.send(request, reply, sha256(key), async () => {
      const views = await Promise.all(
        standing.map(async (release) => describe(release, await this.documentOf(release))),
      );
      return views.sort((a, b) => ((a.issued ?? '') < (b.issued ?? '') ? 1 : -1));
    });
  }

  @Get('api/published/:cycle')
  @Allow('public')
  @Operation({
    id: 'readPublished',
    summary: 'The release document of a cycle; its ETag is the release hash',
    answer: ReleaseDocument,
    refusals: ['not-found', 'release.withdrawn'],
  })
  async read(@Param('cycle') cycle: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const release = await this.published.standingOf(cycle);
    await this.answers.send(request, reply, release.sha256, () => this.documentOf(release));
  }

  @Get('api/published/:cycle/releases')
  @Allow('public')
  @Operation({
    id: 'listPublicReleases',
    summary: 'Every release of a cycle that is or was public, and what became of it',
    answer: z.array(PublicReleaseView),
    refusals: ['not-found'],
  })
  async history(@Param('cycle') cycle: string): Promise<PublicReleaseView[]> {
    const releases = await this.published.history(cycle);
    if (releases.length === 0) throw new Refusal('not-found', { subject: 'release' });
    return releases;
  }

  @Get('api/published/:cycle/releases/:n')
  @Allow('public')
  @Operation({
    id: 'readPublicRelease',
    summary: 'One release that is or was public, with its document as it was frozen, and by what it was replaced',
    answer: z.object({ release: PublicReleaseView, document: ReleaseDocument }),
    refusals: ['not-found'],
  })
  async past(
    @Param('cycle') cycle: string,
    @Param('n') n: string,
  ): Promise<{ release: PublicReleaseView; document: ReleaseDocument }> {
    const release = (await this.published.history(cycle)).find(({ number }) => String(number) === n);
    if (!release) throw new Refusal('not-found', { subject: 'release' });
    return { release, document: await this.published.document(release.sha256) };
  }

  private documentOf(release: StandingRelease): Promise<ReleaseDocument> {
    return this.published.document(release.sha256);
  }
}

function describe({ cycle, sha256: hash }: StandingRelease, document: ReleaseDocument): PublishedView {
  return {
    cycle,
    title: document.title,
    cycleTitle: document.cycle.title,
    phase: document.phase,
    number: document.number,
    sha256: hash,
    issued: document.issued,
    illustrative: document.marks.includes('illustrative'),
    overall: document.tables.overall,
  };
}
