import type { CycleView } from '@signatory/contract';
import { waitingMark } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { SectionRail } from '../app/section-rail.js';
import { useSpeech } from '../session/language.js';
import { Screen } from '../ui/screen.js';
import { Empty, Loaded } from '../ui/states.js';
import { StateTag } from './state-tag.js';

/** The way to each cycle's matrix: what is published, and what the reader may see before. */
export function MatrixScreen(): ReactNode {
  const { say, choose, decimal } = useSpeech();
  const published = useQuery(queries.published());
  const cycles = useQuery(queries.cycles()).data ?? [];
  return (
    <Screen title={say('section.matrix')} line={<span>{say('matrix.published')}</span>}>
      <SectionRail />
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
                {all.map(({ cycle, title, cycleTitle, phase, illustrative, overall }) => (
                  <li key={cycle} className="panel">
                    <h2>
                      <a href={`/results/${encodeURIComponent(cycle)}?view=matrix`}>{choose(cycleTitle)}</a>
                    </h2>
                    <p className="muted">{choose(title)}</p>
                    <p className="heading-line">
                      <span className="tag">{say(`phase.${phase}`)}</span>
                      {illustrative && <span className="tag tag-warn">{say('mark.illustrative')}</span>}
                      {overall.average !== null && overall.percent !== null && (
                        <span>
                          {say('mean.average')}{' '}
                          {say('mean.printed', { average: decimal(overall.average), percent: overall.percent })}
                        </span>
                      )}
                      <span>{say('mean.coverage', { scored: overall.scored, applicable: overall.applicable })}</span>
                    </p>
                    <ul className="card-ways">
                      {(['matrix', 'list', 'ranking'] as const).map((view) => (
                        <li key={view}>
                          <a href={`/results/${encodeURIComponent(cycle)}?view=${view}`}>
                            {say(`view.${view}`)}
                            <span className="visually-hidden">
                              {say('join.colon')}
                              {choose(cycleTitle)}
                            </span>
                          </a>
                        </li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      {cycles.map((cycle) => (
        <Unpublished key={cycle.code} cycle={cycle} />
      ))}
    </Screen>
  );
}

/** A cycle's releases that wait for their publication, on the pages that will be published; nothing for who may see none. */
function Unpublished({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say, choose, instant } = useSpeech();
  const releases = useQuery(queries.releases(cycle.code)).data ?? [];
  const waiting = releases.filter(({ state, byName }) => waitingMark(state) !== null && !byName);
  if (waiting.length === 0) return null;
  const heading = `unpublished-${cycle.code}`;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>
        {say('matrix.unpublished')}
        {say('join.colon')}
        {choose(cycle.title)}
      </h2>
      <p className="muted">{say('matrix.unpublished.lead')}</p>
      <ul className="cards">
        {waiting.map(({ id, number, state, embargoUntil }) => (
          <li key={id} className="panel">
            <p className="heading-line">
              <StateTag release={{ state, embargoUntil }} className="tag tag-warn" />
              <span>{say('release.dated', { instant: instant(embargoUntil) })}</span>
            </p>
            <p>
              <a href={`/releases/${id}/results/${encodeURIComponent(cycle.code)}`}>
                {say('matrix.openPages', { number })}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
