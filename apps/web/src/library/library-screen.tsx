import type { CycleView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Screen } from '../ui/screen.js';
import { Empty, Loaded } from '../ui/states.js';
import { FileList } from './file-list.js';
import { isRendering, RENDERING_LOOK_MS, RenderingProgress } from './rendering-progress.js';
import { ObjectionForm } from './objection-form.js';

/** The scorecard library: every release that the reader may see, with its files. */
export function LibraryScreen(): ReactNode {
  const { say } = useSpeech();
  const cycles = useQuery(queries.cycles());
  return (
    <Screen title={say('library.heading')}>
      <Loaded query={cycles}>
        {(all) =>
          all.length === 0 ? (
            <Empty>{say('cycle.none')}</Empty>
          ) : (
            all.map((cycle) => <CycleFiles key={cycle.code} cycle={cycle} />)
          )
        }
      </Loaded>
    </Screen>
  );
}

function CycleFiles({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say, choose, instant } = useSpeech();
  const releases = useQuery({
    ...queries.releases(cycle.code),
    refetchInterval: ({ state }) => (state.data?.some(isRendering) ? RENDERING_LOOK_MS : false),
  });
  return (
    <section className="panel" aria-label={choose(cycle.title)}>
      <div className="panel-head">
        <h2>{choose(cycle.title)}</h2>
        {cycle.illustrative && <span className="tag tag-warn">{say('mark.illustrative')}</span>}
      </div>
      {cycle.source && (
        <p className="citation">
          {say('source.label')}:{' '}
          {cycle.source.url ? <a href={cycle.source.url}>{cycle.source.citation}</a> : cycle.source.citation}
        </p>
      )}
      <Loaded query={releases} lines={3}>
        {(all) =>
          all.length === 0 ? (
            <p className="muted">{say('library.none')}</p>
          ) : (
            all.map((release) => (
              <div key={release.id} className="library-release">
                <h3>
                  {say('releases.number', { number: release.number })}{' '}
                  <span className="tag">{say(`release.${release.state}`)}</span>
                </h3>
                <p className="muted">{instant(release.embargoUntil)}</p>
                {release.correctedBy !== null && <p>{say('releases.correctedBy', { number: release.correctedBy })}</p>}
                {release.corrects !== null && <p>{say('releases.corrects', { number: release.corrects })}</p>}
                {release.marked && <p className="hint">{say('releases.marked')}</p>}
                <ObjectionForm release={release} plan={cycle.plan.id} />
                <RenderingProgress release={release} />
                <FileList release={release} />
              </div>
            ))
          )
        }
      </Loaded>
    </section>
  );
}
