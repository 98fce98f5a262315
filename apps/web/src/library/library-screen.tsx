import type { CycleView, ReleaseView } from '@signatory/contract';
import { WAITING } from '@signatory/domain';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { SectionRail } from '../app/section-rail.js';
import { SourceLine } from '../app/source-line.js';
import { useSpeech } from '../session/language.js';
import { DaysLeft } from '../ui/days-left.js';
import { Screen } from '../ui/screen.js';
import { Empty, Loaded, Loading } from '../ui/states.js';
import { Words } from '../ui/words.js';
import { DocumentTable } from './document-table.js';
import { FileList } from './file-list.js';
import { isRendering, RENDERING_LOOK_MS, RenderingProgress } from './rendering-progress.js';
import { ObjectionPanel } from './objection-panel.js';
import { instead, OutdatedNote } from './outdated-note.js';
import { StateTag } from './state-tag.js';
import { VersionComparison } from './version-comparison.js';

/** The scorecard library: every release that the reader may see, with its files. */
export function LibraryScreen(): ReactNode {
  const { say } = useSpeech();
  const cycles = useQuery(queries.cycles());
  return (
    <Screen title={say('library.heading')}>
      <SectionRail />
      <Loaded query={cycles}>
        {(all) => (all.length === 0 ? <Empty>{say('cycle.none')}</Empty> : <Cycles all={all} />)}
      </Loaded>
    </Screen>
  );
}

/**
 * Each cycle with its documents. They come together: a panel that grew while it is read would push those below it away, on a
 * phone by most of the window.
 */
function Cycles({ all }: { readonly all: readonly CycleView[] }): ReactNode {
  const releases = useQueries({ queries: all.map(({ code }) => queries.releases(code)) });
  const plans = useQueries({
    // The plan's titles are the documents' names: one that has no release has no document.
    queries: all.map(({ code }, at) => ({ ...queries.plan(code), enabled: (releases[at]?.data ?? []).length > 0 })),
  });
  if ([...releases, ...plans].some(({ isLoading }) => isLoading)) return <Loading lines={8} />;
  // What can be fetched stands before what is still to come.
  const isEmpty = (at: number): boolean => (releases[at]?.data ?? []).length === 0;
  const order = all.map((cycle, at) => ({ cycle, at })).sort((a, b) => Number(isEmpty(a.at)) - Number(isEmpty(b.at)));
  return order.map(({ cycle }) => <CycleFiles key={cycle.code} cycle={cycle} />);
}

function CycleFiles({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say, choose } = useSpeech();
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
      <SourceLine cycle={cycle} />
      <Loaded query={releases} lines={3}>
        {(all) =>
          all.length === 0 ? (
            <p className="muted">{say('library.none')}</p>
          ) : (
            <>
              {all.map((release) => (
                <ReleaseFiles key={release.id} release={release} cycle={cycle} all={all} />
              ))}
              <VersionComparison releases={all} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function ReleaseFiles(props: {
  readonly release: ReleaseView;
  readonly cycle: CycleView;
  /** Every release of the cycle that the reader may see. */
  readonly all: readonly ReleaseView[];
}): ReactNode {
  const { release, cycle, all } = props;
  const { say, instant } = useSpeech();
  const standing = instead(release, all);
  const isWithdrawn = release.state === 'WITHDRAWN';
  return (
    // A section: who objected is led to its heading, which says where it stands now.
    <section className="library-release" id={`release-${release.id}`}>
      <h3>
        {say('releases.number', { number: release.number })} <StateTag release={release} />
      </h3>
      <p className="muted">
        {say('library.dated', { instant: instant(release.embargoUntil) })}{' '}
        {WAITING.includes(release.state) && <DaysLeft until={release.embargoUntil} />}
      </p>
      {isWithdrawn && (
        <div className="note">
          {say('release.WITHDRAWN')}
          {release.reason && (
            <>
              {say('join.colon')}
              <Words text={release.reason} language={release.reasonLanguage} />
            </>
          )}
        </div>
      )}
      <OutdatedNote by={standing} />
      {!standing && release.correctedBy !== null && (
        <p>{say('releases.correctedBy', { number: release.correctedBy })}</p>
      )}
      {release.corrects !== null && <p>{say('releases.corrects', { number: release.corrects })}</p>}
      {release.marked && <p className="hint">{say('releases.marked')}</p>}
      <ObjectionPanel release={release} cycle={cycle} />
      <RenderingProgress release={release} />
      {/* What does not stand any more is taken by nobody who does not look for it. */}
      {standing || isWithdrawn || release.state === 'CORRECTED' ? (
        <details>
          <summary>{say('library.documents', { number: release.number })}</summary>
          <DocumentTable release={release} cycle={cycle} heading="h4" />
        </details>
      ) : (
        <DocumentTable release={release} cycle={cycle} heading="h4" />
      )}
      <details className="document-kind">
        <summary>{say('library.hashes')}</summary>
        <FileList release={release} />
      </details>
    </section>
  );
}
