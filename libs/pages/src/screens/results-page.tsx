import type { LocalText } from '@signatory/domain';
import type { ReactNode } from 'react';
import { AnnouncedNote, type AnnouncedRelease } from '../kit/announced-note.js';
import { DistributionBar } from '../kit/distribution-bar.js';
import { Coverage } from '../kit/mean-line.js';
import { Citation } from '../kit/page-parts.js';
import { PlanText } from '../kit/plan-text.js';
import type { PageContext } from '../page-context.js';
import type { PublishedRelease } from '../release/published-release.js';
import { WHOLE_VIEW } from '../route.js';

/** A cycle that has had results, and has none any more. */
export interface WithdrawnCycle {
  readonly cycle: string;
  readonly title: LocalText;
  /** Of its last release. */
  readonly number: number;
  /** ISO. */
  readonly publishedAt: string;
}

/** The front door: every published release with its short finding, and last where results were withdrawn. */
export function ResultsPage(props: {
  readonly releases: readonly PublishedRelease[];
  readonly announced: readonly AnnouncedRelease[];
  readonly withdrawn: readonly WithdrawnCycle[];
  readonly page: PageContext;
}): ReactNode {
  const { releases, announced, withdrawn, page } = props;
  return (
    <>
      <div className="lead">
        <h1>{page.say('results.heading')}</h1>
        <p className="lead-line">{page.say('results.lead')}</p>
      </div>
      {announced.length > 0 && (
        <section className="panel" aria-label={page.say('announced.label')}>
          {announced.map((each) => (
            <AnnouncedNote
              key={each.cycle}
              announced={each}
              page={page}
              title={
                <a href={page.link({ page: 'matrix', cycle: each.cycle, view: WHOLE_VIEW, fragment: null })}>
                  <PlanText of={each.title} page={page} />
                </a>
              }
            />
          ))}
        </section>
      )}
      {releases.length === 0 && <p className="panel empty">{page.say('results.none')}</p>}
      <div className="releases">
        {releases.map((release) => (
          <ReleaseCard key={release.sha256} release={release} page={page} />
        ))}
      </div>
      {releases.length > 0 && <p className="muted explained">{page.say('mean.percentExplained')}</p>}
      {withdrawn.length > 0 && (
        <section className="results-withdrawn" aria-labelledby="withdrawn">
          <h2 id="withdrawn">{page.say('release.WITHDRAWN')}</h2>
          <ul>
            {withdrawn.map(({ cycle, title, number, publishedAt }) => (
              <li key={cycle}>
                <a href={page.link({ page: 'matrix', cycle, view: WHOLE_VIEW, fragment: null })}>
                  <PlanText of={title} page={page} />
                </a>
                {page.say('join.colon')}
                {page.say('withdrawn.lead', { number, date: page.date(publishedAt) })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function ReleaseCard({ release, page }: { readonly release: PublishedRelease; readonly page: PageContext }): ReactNode {
  const { document } = release;
  const { overall } = document.tables;
  const cycle = document.cycle.code;
  return (
    <article className="panel release-card">
      <div className="release-words">
        <p className="heading-line">
          <span className="tag">{page.say(`phase.${document.phase}`)}</span>
          {document.marks.includes('illustrative') && (
            <span className="tag tag-warn">{page.say('mark.illustrative')}</span>
          )}
          <span>{page.date(document.issued)}</span>
        </p>
        <h2>
          <a href={page.link({ page: 'matrix', cycle, view: WHOLE_VIEW, fragment: null })}>
            <PlanText of={document.cycle.title} page={page} />
          </a>
        </h2>
        <p className="release-plan">
          <PlanText of={document.plan.title} page={page} />
        </p>
        <p>
          {overall.average === null || overall.percent === null
            ? page.say('mean.nothingScored')
            : page.say('results.finding', {
                members: document.plan.members.length,
                commitments: document.plan.commitments.length,
                average: page.decimal(overall.average),
                percent: overall.percent,
                scored: overall.scored,
                applicable: overall.applicable,
              })}
        </p>
        <Citation release={release} page={page} />
      </div>
      <div className="release-figures">
        <p className="release-figure">
          <span className="stat-figure">{overall.average ? page.decimal(overall.average) : '–'}</span>
          <span className="stat-note">
            {overall.percent === null ? '' : `${page.say('mean.percentFigure', { percent: overall.percent })} · `}
            <Coverage mean={overall} page={page} />
          </span>
        </p>
        <DistributionBar distribution={overall.distribution} page={page} />
        <span className="stat-note">{page.say('mean.distribution', overall.distribution)}</span>
      </div>
    </article>
  );
}
