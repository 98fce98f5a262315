import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { PublishedRelease } from '../release/published-release.js';
import { sharesGuideline, wordedIn } from '../release/series.js';
import { WHOLE_VIEW } from '../route.js';
import { PlanText } from './plan-text.js';
import { classifyScore, ScoreChip } from './score-chip.js';

/** One member's scores on one commitment over the releases of its plan, the earliest first; nothing where there is one. */
export function ScoreHistory(props: {
  readonly series: readonly PublishedRelease[];
  readonly member: string;
  readonly commitment: string;
  /** The cycle that is open. */
  readonly cycle: string;
  readonly page: PageContext;
}): ReactNode {
  const { series, member, commitment, cycle, page } = props;
  const points = wordedIn(series, commitment).filter(({ release: { document } }) =>
    document.plan.members.some(({ code }) => code === member),
  );
  if (points.length < 2) return null;
  return (
    <section>
      <h3>{page.say('history.scores')}</h3>
      <ol className="score-history">
        {points.map(({ release: { document }, commitment: worded }, at) => {
          const score = document.scores.find((each) => each.member === member && each.commitment === commitment);
          const before = points[at - 1];
          const shown = classifyScore(score ?? null);
          const view = { ...WHOLE_VIEW, cell: { member, commitment } };
          const route = { page: 'matrix', cycle: document.cycle.code, view, fragment: null } as const;
          return (
            <li key={document.cycle.code}>
              <ScoreChip score={shown} say={page.say} />
              <span>
                {document.cycle.code === cycle ? (
                  <strong aria-current="true">
                    <PlanText of={document.cycle.title} page={page} />
                  </strong>
                ) : (
                  <a href={`${page.link(route)}#detail`}>
                    <PlanText of={document.cycle.title} page={page} />
                  </a>
                )}
                <span className="visually-hidden">
                  {page.say('join.colon')}
                  {page.say(`score.spoken.${shown}`)}
                </span>
                {before && !sharesGuideline(before.commitment, worded) && (
                  <span className="evidence-note">{page.say('history.redefined')}</span>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
