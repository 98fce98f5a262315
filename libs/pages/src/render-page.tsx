import type { LocalText } from '@signatory/domain';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Publisher } from './catalogue/dataset-facts.js';
import { describeCommitment } from './catalogue/describe-commitment.js';
import { describeDataset } from './catalogue/describe-dataset.js';
import { AccessibilityPage } from './accessibility/accessibility-page.js';
import { TESTED } from './accessibility/tested.js';
import { AnnouncedNote, type AnnouncedRelease } from './kit/announced-note.js';
import { printMean } from './kit/mean-line.js';
import { Notice } from './kit/notice.js';
import { MarksBanner } from './kit/page-parts.js';
import { CellDetail } from './matrix/cell-detail.js';
import { createPageContext, type PageContext } from './page-context.js';
import { PageShell, type PageAssets, type PageHead } from './page-shell.js';
import type { PublishedRelease } from './release/published-release.js';
import { readRelease } from './release/read-release.js';
import { seriesOf } from './release/series.js';
import { writePath, type PageRoute } from './route.js';
import { AlignmentsPage } from './screens/alignments-page.js';
import { CommitmentPage } from './screens/commitment-page.js';
import { CorrectionsPage, type CorrectionsShown } from './screens/corrections-page.js';
import { MatrixPage } from './screens/matrix-page.js';
import { MemberPage } from './screens/member-page.js';
import { ResultsPage, type WithdrawnCycle } from './screens/results-page.js';
import { RulesPage, type RulesShown } from './screens/rules-page.js';
import { TrendsPage } from './screens/trends-page.js';
import { AnnouncedPage, MethodPage, NotFoundPage, WithdrawnPage } from './screens/text-pages.js';
import { titleVerified } from './screens/title-verified.js';
import { VerifyPage, type VerifyShown } from './screens/verify-page.js';

export interface PageOptions {
  /** BCP 47; what the product does not speak is said in English. */
  readonly language: string;
  /** The `lang` of the request's query, where the reader chose one: links carry it on. */
  readonly chosenLanguage?: string | null;
  /** Without one, the browser's preference decides. */
  readonly theme?: 'light' | 'dark' | null;
  readonly assets: PageAssets;
  /** What a page of rules shows: the plans that have some, or one plan's. Asked for by nothing else. */
  readonly rules?: RulesShown;
  /** The releases of a cycle that are or were public. Asked for by their own page, and where none of them stands. */
  readonly corrections?: CorrectionsShown;
  /** The announced instants of what is not published yet; where none is given, none is. */
  readonly announced?: readonly AnnouncedRelease[];
  /** The cycles whose results are withdrawn. Asked for by the page of all results alone. */
  readonly withdrawn?: readonly WithdrawnCycle[];
  /** What the verification page knows of what was asked; without it, nothing was asked and no key is known. */
  readonly verify?: VerifyShown;
  /** What everybody is told for a time. */
  readonly notice?: LocalText | null;
  /** The site's public address without a final slash: `https://signatory.example`. */
  readonly base: string;
  /** Who publishes, as it is cited. */
  readonly publisher?: string | null;
  /** The address of the licence of what is published. */
  readonly licence?: string | null;
}

export interface RenderedPage {
  /** 410: it was public, and is withdrawn. */
  readonly status: 200 | 404 | 410;
  readonly html: string;
}

/**
 * A page as HTML, from published releases only, or with one that waits for its publication, which every page made from it says. No inline style or script, so that the strictest policy holds.
 * A cycle, member or commitment that is not there gives 404 with the same words as an unknown address; results that were withdrawn
 * say so, with 410.
 */
export function renderPage(
  route: PageRoute,
  releases: readonly PublishedRelease[],
  options: PageOptions,
): RenderedPage {
  const waiting = releases.find((release) => release.waiting);
  const page = createPageContext(options.language, options.chosenLanguage ?? null, {
    waiting: waiting?.waiting ? { id: waiting.waiting.id, cycle: waiting.document.cycle.code } : null,
    licence: options.licence ?? null,
  });
  const content = fillPage(route, releases, page, options) ?? missingPage(page);
  if (content.fragment) return { status: 200, html: renderToStaticMarkup(content.body) };
  const html = renderToStaticMarkup(
    <PageShell
      page={page}
      route={route}
      head={pictured(content, route, page.language)}
      theme={options.theme ?? null}
      assets={options.assets}
      base={options.base}
      hidden={content.release?.waiting !== undefined}
      banner={
        <>
          {options.notice && <Notice text={options.notice} page={page} />}
          <PageBanner release={content.release} announced={options.announced ?? []} page={page} />
        </>
      }
    >
      {content.body}
    </PageShell>,
  );
  return { status: content.status, html: `<!doctype html>${content.data ? withData(html, content.data) : html}` };
}

/** The marks of what is shown, and when the next release of its cycle comes. */
function PageBanner(props: {
  readonly release: PublishedRelease | null;
  readonly announced: readonly AnnouncedRelease[];
  readonly page: PageContext;
}): ReactNode {
  const { release, page } = props;
  if (!release) return null;
  const next = props.announced.find(({ cycle }) => cycle === release.document.cycle.code);
  return (
    <>
      <MarksBanner release={release} page={page} />
      {next && !release.waiting && (
        <aside className="marks marks-next" aria-label={page.say('announced.label')}>
          <AnnouncedNote announced={next} page={page} />
        </aside>
      )}
    </>
  );
}

/** A page of a published release has a picture beside it, in the page’s language. */
function pictured({ head, release, fragment }: PageContent, route: PageRoute, language: string): PageHead {
  if (!release || release.waiting || fragment || !['matrix', 'member', 'commitment'].includes(route.page)) return head;
  return { ...head, picture: `${writePath(route)}/picture.png?lang=${language}` };
}

/** Puts data into the head that a search engine reads and no browser runs; without the sign that could end the element. */
function withData(html: string, data: object): string {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return html.replace('</head>', () => `<script type="application/ld+json">${json}</script></head>`);
}

/** What is shown of one release. */
type ReleaseRoute = Extract<PageRoute, { page: 'matrix' | 'member' | 'commitment' | 'alignments' }>;

interface PageContent {
  readonly status: RenderedPage['status'];
  readonly head: PageHead;
  readonly body: ReactNode;
  /** Whose marks stand in the banner. */
  readonly release: PublishedRelease | null;
  /** What the page is about, as JSON-LD. */
  readonly data?: object;
  /** The body alone is asked for. */
  readonly fragment?: boolean;
}

function fillPage(
  route: PageRoute,
  releases: readonly PublishedRelease[],
  page: PageContext,
  options: PageOptions,
): PageContent | null {
  const { say } = page;
  const { rules, corrections, announced = [], withdrawn = [], verify = { keys: [] }, base } = options;
  switch (route.page) {
    case 'results':
      return content(
        say('results.heading'),
        say('results.lead'),
        <ResultsPage releases={releases} announced={announced} withdrawn={withdrawn} page={page} />,
      );
    case 'rules':
      if (!rules) return null;
      return content(say('rules.heading'), say('rules.lead'), <RulesPage route={route} shown={rules} page={page} />);
    case 'corrections':
      if (!corrections || corrections.releases.length === 0) return null;
      return content(
        say('corrections.link'),
        say('corrections.lead'),
        <CorrectionsPage cycle={route.cycle} shown={corrections} page={page} />,
        releases.find(({ document }) => document.cycle.code === route.cycle) ?? null,
      );
    case 'trends':
      return content(
        say('trends.heading'),
        say('trends.lead'),
        <TrendsPage base={route.base} member={route.member} releases={releases} site={base} page={page} />,
      );
    case 'method':
      return content(say('method.heading'), say('method.lead'), <MethodPage releases={releases} page={page} />);
    case 'accessibility':
      return content(
        say('accessibility.heading'),
        say('accessibility.lead'),
        <AccessibilityPage tested={TESTED} page={page} />,
      );
    case 'verify':
      return content(
        titleVerified({ copy: route.copy, matches: verify.matches, page }),
        say('verify.lead'),
        <VerifyPage route={route} shown={verify} releases={releases} base={base} page={page} />,
      );
    case 'not-found':
      return null;
    default: {
      const published = releases.find(({ document }) => document.cycle.code === route.cycle);
      return published
        ? fillReleasePage(route, published, releases, {
            page,
            publisher: { base, name: options.publisher ?? null, licence: options.licence ?? null },
          })
        : (missWithdrawn(route.cycle, corrections, page) ?? showAnnounced(route, announced, page));
    }
  }
}

/** What is said of a cycle whose last public release was withdrawn; nothing of one that never had any. */
function missWithdrawn(cycle: string, shown: CorrectionsShown | undefined, page: PageContext): PageContent | null {
  const last = shown?.releases[0];
  if (last?.release.state !== 'WITHDRAWN') return null;
  const { title } = last.document.cycle;
  const heading = page.say('withdrawn.heading');
  const body = <WithdrawnPage cycle={cycle} title={title} release={last.release} page={page} />;
  return { ...content(`${heading} – ${page.choose(title).text}`, heading, body), status: 410 };
}

/** A cycle whose first release is announced has a page that says so, and no other. */
function showAnnounced(
  { page: kind, cycle }: ReleaseRoute,
  all: readonly AnnouncedRelease[],
  page: PageContext,
): PageContent | null {
  const announced = all.find((each) => each.cycle === cycle);
  if (kind !== 'matrix' || !announced) return null;
  const { text } = page.choose(announced.title);
  const line = page.say('announced.next', { instant: page.instant(announced.instant) });
  return content(`${text} – ${page.say('nav.results')}`, line, <AnnouncedPage announced={announced} page={page} />);
}

function fillReleasePage(
  route: ReleaseRoute,
  published: PublishedRelease,
  releases: readonly PublishedRelease[],
  { page, publisher }: { readonly page: PageContext; readonly publisher: Publisher },
): PageContent | null {
  const { document } = published;
  const series = seriesOf(releases, document.plan.id);
  const release = readRelease(document);
  const cycle = document.cycle.code;
  const inner = { published, release, series, cycle, page };
  const title = page.choose(document.cycle.title).text;
  const finding = `${title}${page.say('join.colon')}${printMean(document.tables.overall, page)}`;
  if (route.page === 'matrix') {
    if (route.fragment === 'detail') {
      const body = <CellDetail release={release} series={series} cycle={cycle} view={route.view} page={page} />;
      return { ...content(title, finding, body, published), fragment: true };
    }
    const body = (
      <MatrixPage
        published={published}
        series={series}
        cycle={cycle}
        view={route.view}
        base={publisher.base}
        page={page}
      />
    );
    const shown = content(`${title} – ${page.say('nav.results')}`, finding, body, published);
    return published.waiting ? shown : { ...shown, data: describeDataset(published, publisher, page.language) };
  }
  if (route.page === 'alignments') {
    const body = <AlignmentsPage published={published} release={release} cycle={cycle} page={page} />;
    return content(`${page.say('alignment.heading')} – ${title}`, page.say('alignments.lead'), body, published);
  }
  if (route.page === 'member') {
    const member = release.findMember(route.member);
    if (!member) return null;
    const name = page.choose(member.name).text;
    const line = `${name}${page.say('join.colon')}${printMean(release.meanOfMember(member.code), page)}`;
    return content(`${name} – ${title}`, line, <MemberPage {...inner} member={member} />, published);
  }
  const commitment = release.findCommitment(route.commitment);
  if (!commitment) return null;
  const name = `${commitment.code} ${page.choose(commitment.title).text}`;
  const line = `${name}${page.say('join.colon')}${printMean(release.meanOfCommitment(commitment.id), page)}`;
  const body = <CommitmentPage {...inner} commitment={commitment} shown={route} base={publisher.base} />;
  const shown = content(`${name} – ${title}`, line, body, published);
  const data = published.waiting ? null : describeCommitment(commitment, document, publisher);
  return data ? { ...shown, data } : shown;
}

function content(
  title: string,
  description: string,
  body: ReactNode,
  release: PublishedRelease | null = null,
): PageContent {
  return { status: 200, head: { title, description }, body, release };
}

function missingPage(page: PageContext): PageContent {
  const head = { title: page.say('notFound.heading'), description: page.say('notFound.lead') };
  return { status: 404, head, body: <NotFoundPage page={page} />, release: null };
}
