import { waitingMark } from '@signatory/domain';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Screen } from '../ui/screen.js';
import { Empty, Loaded } from '../ui/states.js';

/** The way to each cycle's matrix: what is published, and what the reader may see before. */
export function MatrixScreen(): ReactNode {
  const { say, choose } = useSpeech();
  const published = useQuery(queries.published());
  return (
    <Screen title={say('section.matrix')} line={<span>{say('matrix.published')}</span>}>
      <Loaded query={published}>
        {(all) =>
          all.length === 0 ? (
            <Empty>{say('results.none')}</Empty>
          ) : (
            <>
              <p>
                <a href="/trends">{say('nav.trends')}</a>
              </p>
              <ul className="cards">
                {all.map(({ cycle, title, phase, illustrative, overall }) => (
                  <li key={cycle} className="panel">
                    <h2>
                      <a href={`/results/${encodeURIComponent(cycle)}?view=matrix`}>{choose(title)}</a>
                    </h2>
                    <p className="heading-line">
                      <span className="tag">{say(`phase.${phase}`)}</span>
                      {illustrative && <span className="tag tag-warn">{say('mark.illustrative')}</span>}
                      {overall.average !== null && overall.percent !== null && (
                        <span>{say('mean.printed', { average: overall.average, percent: overall.percent })}</span>
                      )}
                      <span>{say('mean.coverage', { scored: overall.scored, applicable: overall.applicable })}</span>
                    </p>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      <Unpublished />
    </Screen>
  );
}

/** Releases that wait for their publication, on the pages that will be published; nothing for who may see none. */
function Unpublished(): ReactNode {
  const { say, choose, instant } = useSpeech();
  const cycles = useQuery(queries.cycles()).data ?? [];
  const releases = useQueries({ queries: cycles.map(({ code }) => queries.releases(code)) });
  const waiting = releases
    .flatMap(({ data = [] }) => data)
    .filter(({ state, marked }) => waitingMark(state) !== null && !marked);
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="unpublished-heading">
      <h2 id="unpublished-heading">{say('matrix.unpublished')}</h2>
      <p className="muted">{say('matrix.unpublished.lead')}</p>
      <ul className="cards">
        {waiting.map(({ id, cycle, number, state, embargoUntil }) => {
          const title = cycles.find(({ code }) => code === cycle)?.title;
          return (
            <li key={id} className="panel">
              <h3>{title ? choose(title) : cycle}</h3>
              <p className="heading-line">
                <span className="tag tag-warn">{say(`release.${state}`)}</span>
                <span>{say('release.dated', { instant: instant(embargoUntil) })}</span>
              </p>
              <p>
                <a href={`/releases/${id}/results/${encodeURIComponent(cycle)}`}>
                  {say('matrix.openPages', { number })}
                </a>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
