import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { PublishedRelease } from '../release/published-release.js';
import { WHOLE_VIEW } from '../route.js';
import { Icon } from './icon.js';
import { PlanText } from './plan-text.js';

/** The marks of a release as a banner on every page made from it: illustrative, draft, embargoed. */
export function MarksBanner({
  release,
  page,
}: {
  readonly release: PublishedRelease;
  readonly page: PageContext;
}): ReactNode {
  const { issued, erratum, cycle } = release.document;
  const marks = marksOf(release);
  if (marks.length === 0 && !erratum) return null;
  return (
    <aside className="marks" aria-label={page.say('mark.label')}>
      {erratum && (
        <p>
          <Icon name="info" />
          {page.say('corrections.notice', { ground: page.say(`erratum.ground.${erratum.ground}`) })}
          {page.say('join.sentence')}
          {!release.waiting && (
            <a href={page.link({ page: 'corrections', cycle: cycle.code })}>{page.say('corrections.notice.link')}</a>
          )}
        </p>
      )}
      {marks.map((mark) => (
        <p key={mark}>
          <Icon name="info" />
          {mark === 'embargoed'
            ? page.say('mark.embargoed.long', { instant: page.instant(issued) })
            : page.say(`mark.${mark}.long`)}
        </p>
      ))}
    </aside>
  );
}

/** The marks that the document bears, behind the one of a release that is not published. */
export function marksOf({ document, waiting }: PublishedRelease): PublishedRelease['document']['marks'] {
  return waiting ? [waiting.mark, ...document.marks.filter((mark) => mark !== waiting.mark)] : document.marks;
}

/** In which phase a release is, that it is not published, and that its data are invented. */
export function ReleaseTags({
  release,
  page,
}: {
  readonly release: PublishedRelease;
  readonly page: PageContext;
}): ReactNode {
  return (
    <>
      <span className="tag">{page.say(`phase.${release.document.phase}`)}</span>
      {!release.waiting && <span className="tag tag-ok">{page.say('release.PUBLISHED')}</span>}
      {marksOf(release).map((mark) => (
        <span key={mark} className="tag tag-warn">
          {page.say(`mark.${mark}`)}
        </span>
      ))}
    </>
  );
}

/** Whose figures these are, on every page where they are a third party's. */
export function Citation({
  release,
  page,
}: {
  readonly release: PublishedRelease;
  readonly page: PageContext;
}): ReactNode {
  const { citation, url } = release.document.source;
  if (citation === null) return null;
  return (
    <p className="citation">
      {page.say('source.label')}
      {page.say('join.colon')}
      {url ? <a href={url}>{citation}</a> : citation}
    </p>
  );
}

/** The way back to what stands above this page. */
export function Breadcrumb(props: {
  readonly label: string;
  readonly steps: readonly { readonly href: string; readonly label: ReactNode }[];
  readonly here?: ReactNode;
}): ReactNode {
  return (
    <nav className="crumbs" aria-label={props.label}>
      <ol>
        {props.steps.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
        {props.here && <li aria-current="page">{props.here}</li>}
      </ol>
    </nav>
  );
}

/** The way back from a page of a release to its matrix, and from there to all results. */
export function ReleaseCrumbs(props: {
  readonly release: PublishedRelease;
  readonly cycle: string;
  readonly here: ReactNode;
  readonly page: PageContext;
}): ReactNode {
  const { release, cycle, page } = props;
  return (
    <Breadcrumb
      label={page.say('nav.crumbs')}
      steps={[
        { href: page.link({ page: 'results' }), label: page.say('nav.results') },
        {
          href: page.link({ page: 'matrix', cycle, view: WHOLE_VIEW, fragment: null }),
          label: <PlanText of={release.document.plan.shortTitle} page={page} />,
        },
      ]}
      here={props.here}
    />
  );
}

/** A figure with its name above and a note beside it. */
export function Stat(props: { readonly label: string; readonly figure: string; readonly note?: ReactNode }): ReactNode {
  return (
    <div className="stat">
      <dt>{props.label}</dt>
      <dd>
        <span className="stat-figure">{props.figure}</span>
        {props.note && <span className="stat-note">{props.note}</span>}
      </dd>
    </div>
  );
}

/** `PDF`, `CSV`, `JSON`: the part of a media type that a reader knows. */
export function printType(mediaType: string): string {
  if (mediaType.endsWith('spreadsheetml.sheet')) return 'XLSX';
  const subtype = mediaType.split(';')[0]?.split('/')[1] ?? mediaType;
  return (subtype.split('+').at(-1) ?? subtype).toUpperCase();
}

/** `840 kB`, `1.2 MB`; decimal units, as file managers and download bars print them. */
export function printSize(bytes: number | null, page: Pick<PageContext, 'say' | 'decimal'>): string {
  if (bytes === null) return '–';
  if (bytes < 1_000) return page.say('size.bytes', { size: bytes });
  if (bytes < 1_000_000) return page.say('size.kilobytes', { size: Math.round(bytes / 1_000) });
  if (bytes < 1_000_000_000) return page.say('size.megabytes', { size: page.decimal((bytes / 1_000_000).toFixed(1)) });
  return page.say('size.gigabytes', { size: page.decimal((bytes / 1_000_000_000).toFixed(1)) });
}
