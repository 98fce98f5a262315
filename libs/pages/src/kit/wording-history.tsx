import { formatList } from '@signatory/texts';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { PublishedRelease } from '../release/published-release.js';
import { sharesGuideline, wordedIn, type Worded } from '../release/series.js';
import { PlanText } from './plan-text.js';

/** How a commitment was worded over the versions of its plan, the newest first; nothing while one version is published. */
export function WordingHistory(props: {
  readonly series: readonly PublishedRelease[];
  readonly commitment: string;
  readonly page: PageContext;
}): ReactNode {
  const { series, commitment, page } = props;
  const { say } = page;
  const versions = byVersion(wordedIn(series, commitment));
  const dropped = series.find(
    (release, at) => at > 0 && !has(release, commitment) && series.slice(0, at).some((each) => has(each, commitment)),
  );
  if (versions.length < 2 && !dropped) return null;
  return (
    <section className="panel words" aria-labelledby="wording-heading">
      <h2 id="wording-heading">{say('history.wording')}</h2>
      {dropped && (
        <p className="note">
          {say('history.dropped', {
            version: dropped.document.plan.version,
            title: page.choose(dropped.document.cycle.title).text,
          })}
        </p>
      )}
      <ol className="wordings">
        {versions.toReversed().map((used, at, all) => {
          const [{ release, commitment: worded }] = used;
          const older = all[at + 1]?.[0].commitment;
          const sameWords = older !== undefined && textOf(older) === textOf(worded);
          return (
            <li key={release.document.plan.version}>
              <h3>{say('history.planVersion', { version: release.document.plan.version })}</h3>
              <p className="muted">
                {say('history.usedIn', {
                  titles: formatList(
                    page.language,
                    used.map((each) => page.choose(each.release.document.cycle.title).text),
                  ),
                })}
              </p>
              {sameWords ? (
                <p>{say('history.sameWords')}</p>
              ) : (
                <p>
                  <strong>
                    {worded.code} <PlanText of={worded.title} page={page} />
                  </strong>{' '}
                  <PlanText of={worded.text} page={page} />
                </p>
              )}
              {older && !sharesGuideline(older, worded) && <p>{say('history.redefined')}</p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

type Version = readonly [Worded, ...Worded[]];

/** One for each plan version, in the order they were used. */
function byVersion(points: readonly Worded[]): Version[] {
  const versions = new Map<number, Version>();
  for (const point of points) {
    const { version } = point.release.document.plan;
    const known = versions.get(version);
    versions.set(version, known ? [...known, point] : [point]);
  }
  return [...versions.values()];
}

function has({ document }: PublishedRelease, commitment: string): boolean {
  return document.plan.commitments.some(({ id }) => id === commitment);
}

function textOf({ code, title, text }: Worded['commitment']): string {
  return JSON.stringify([code, title, text]);
}
