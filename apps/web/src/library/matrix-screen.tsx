import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Screen } from '../ui/screen.js';
import { Empty, Loaded } from '../ui/states.js';

/** The way to each cycle's published matrix. */
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
    </Screen>
  );
}
