import type { CycleView, ReleaseView } from '@signatory/contract';
import { WAITING, withdrawnLast } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { WithCycle } from '../../app/cycle-picker.js';
import { queries } from '../../api/queries.js';
import { SectionRail } from '../../app/section-rail.js';
import { DocumentTable } from '../../library/document-table.js';
import { FileList } from '../../library/file-list.js';
import { instead, OutdatedNote } from '../../library/outdated-note.js';
import { ObjectionList } from '../../library/objection-list.js';
import { isRendering, RENDERING_LOOK_MS, RenderingProgress } from '../../library/rendering-progress.js';
import { StateTag } from '../../library/state-tag.js';
import { mayIn, mayWithin } from '../../session/grants.js';
import { useSpeech } from '../../session/language.js';
import { useSession } from '../../session/session.js';
import { DaysLeft } from '../../ui/days-left.js';
import { Screen } from '../../ui/screen.js';
import { Empty, Loaded } from '../../ui/states.js';
import { Words } from '../../ui/words.js';
import { WithTexts } from '../../ui/with-texts.js';
import { useNow } from '../../ui/use-now.js';
import { CorrectedFigures } from './corrected-figures.js';
import { CorrectionCases } from './correction-cases.js';
import { CorrectionForm } from './correction-form.js';
import { isAtOnce, isWithout } from './embargo.js';
import { NextRelease } from './next-release.js';
import { NumberCheck } from './number-check.js';
import { ReleaseActs } from './release-acts.js';
import { anchorOfRelease } from './release-link.js';
import { ReleaseReaders, ReleaseTakers } from './release-readers.js';

/** Makes a release, and signs one off as the second person. */
export function ReleasesScreen(): ReactNode {
  const { say, choose } = useSpeech();
  const search = useSearch({ from: '/releases' });
  const session = useSession();
  return (
    <WithCycle chosen={search.cycle} imported={() => true}>
      {(cycle, picker) => (
        <Screen
          title={say('releases.heading')}
          line={
            <>
              <span className="tag">{choose(cycle.title)}</span>
              <span>
                {cycle.silenceDays === null
                  ? say('releases.twoPeople')
                  : say('releases.twoPeople.silence', { days: cycle.silenceDays })}
              </span>
            </>
          }
          acts={picker}
        >
          <SectionRail />
          {mayIn(session, 'release:request', { plan: cycle.plan.id, cycle: cycle.code, member: null }) && (
            <WithTexts of="nextRelease" lines={3}>
              {() => <NextRelease cycle={cycle} />}
            </WithTexts>
          )}
          {mayWithin(session, 'correction:read', { plan: cycle.plan.id, cycle: cycle.code }) && (
            <CorrectionCases cycle={cycle} />
          )}
          <Releases cycle={cycle} />
        </Screen>
      )}
    </WithCycle>
  );
}

function Releases({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const releases = useQuery({
    ...queries.releases(cycle.code),
    refetchInterval: ({ state }) => (state.data?.some(isRendering) ? RENDERING_LOOK_MS : false),
  });
  return (
    <Loaded query={releases}>
      {(all) =>
        all.length === 0 ? (
          <Empty>{say('releases.none')}</Empty>
        ) : (
          all.map((release) => (
            <Release
              key={release.id}
              release={release}
              cycle={cycle}
              newest={release === standing(all)}
              outdatedBy={instead(release, all)}
              corrected={all.find(({ number }) => number === release.corrects)}
            />
          ))
        )
      }
    </Loaded>
  );
}

/** When it was or is to be published; of what only waits for a sign-off any more that it comes with that. */
function EmbargoOf({ release }: { readonly release: ReleaseView }): ReactNode {
  const { say, instant } = useSpeech();
  const now = useNow(release.embargoUntil);
  if (isAtOnce(release)) return say('releases.embargo.none');
  const told = instant(release.publishedAt ?? release.embargoUntil);
  // What was sent back had none: the instant of its request would read as one.
  if (release.publishedAt === null && isWithout(release) && !WAITING.includes(release.state)) return '–';
  // What was published or sent back comes at no instant.
  if (!WAITING.includes(release.state)) return told;
  const isOver = release.state === 'REQUESTED' && Date.parse(release.embargoUntil) <= now;
  return (
    <>
      {told}{' '}
      {isOver ? (
        <span className="tag tag-open">{say('releases.embargo.over')}</span>
      ) : (
        <DaysLeft until={release.embargoUntil} />
      )}
    </>
  );
}

/** Read by everybody already. */
const PUBLIC: ReadonlySet<ReleaseView['state']> = new Set(['PUBLISHED', 'CORRECTED', 'WITHDRAWN']);

/** The release that stands, or where none does the last that did and was withdrawn: the only one of which a correction case is opened. */
function standing(releases: readonly ReleaseView[]): ReleaseView | undefined {
  return releases.find(({ state }) => state === 'PUBLISHED') ?? withdrawnLast(releases);
}

function Release({
  release,
  cycle,
  newest,
  outdatedBy,
  corrected,
}: {
  readonly release: ReleaseView;
  readonly cycle: CycleView;
  readonly newest: boolean;
  readonly outdatedBy: ReleaseView | null;
  /** Which it corrects. */
  readonly corrected: ReleaseView | undefined;
}): ReactNode {
  const { say, instant } = useSpeech();
  const place = { plan: cycle.plan.id, cycle: cycle.code, member: null };
  const corrects = mayIn(useSession(), 'correction:manage', place) && cycle.state !== 'ARCHIVED';
  return (
    <section
      className="panel"
      id={anchorOfRelease(release)}
      aria-label={say('releases.number', { number: release.number })}
      tabIndex={-1}
    >
      <div className="panel-head">
        <h2>
          {say('releases.number', { number: release.number })} <StateTag release={release} />
        </h2>
      </div>
      <OutdatedNote by={outdatedBy} />
      <dl className="settings">
        {/* Names are told to those who keep it alone. */}
        <dt>{say(release.requestedBy === null ? 'releases.requested.on' : 'releases.requested')}</dt>
        <dd>{[release.requestedBy, instant(release.requestedAt)].filter(Boolean).join(say('join.comma'))}</dd>
        {release.requestedBy !== null && (
          <>
            <dt>{say('releases.signed')}</dt>
            <dd>{release.signedBy ?? '–'}</dd>
          </>
        )}
        <dt>{say(release.publishedAt === null ? 'releases.embargo' : 'releases.published')}</dt>
        <dd>
          <EmbargoOf release={release} />
        </dd>
        {release.silenceUntil && (
          <>
            <dt>{say('releases.silenceUntil')}</dt>
            <dd>{instant(release.silenceUntil)}</dd>
          </>
        )}
        {/* What was objected stands on its own, in its language. */}
        {release.reason &&
          !release.objections.some(({ member, reason }) => release.reason === `${member}: ${reason}`) && (
            <>
              <dt>{say('releases.reasonGiven')}</dt>
              <dd>
                <Words text={release.reason} language={release.reasonLanguage} />
              </dd>
            </>
          )}
        <dt>{say('term.releaseHash')}</dt>
        <dd>
          <code className="hash">{release.sha256}</code>
        </dd>
      </dl>
      {release.objections.length > 0 && (
        <WithTexts of="objection" lines={2}>
          {() => <ObjectionList release={release} cycle={cycle} />}
        </WithTexts>
      )}
      {release.corrects !== null && (
        <CorrectedFigures
          release={release}
          corrects={release.corrects}
          earlier={corrected}
          isPublic={PUBLIC.has(release.state)}
        />
      )}
      <RenderingProgress release={release} />
      {/* Before it is signed off every file is read. */}
      <details className="release-part" open={PUBLIC.has(release.state) ? undefined : true}>
        <summary>
          {say('files.of', { number: release.number })}
          {say('join.aside', { words: release.files.length })}
        </summary>
        <DocumentTable release={release} cycle={cycle} heading="h3" />
        {/* Why one could not be rendered stands there. */}
        <details className="document-kind" open={release.files.some(({ state }) => state === 'FAILED') || undefined}>
          <summary>{say('library.hashes')}</summary>
          <FileList release={release} />
        </details>
      </details>
      {release.correctedBy !== null && <p>{say('releases.correctedBy', { number: release.correctedBy })}</p>}
      <ReleaseReaders release={release} />
      <ReleaseTakers release={release} />
      {release.state === 'REQUESTED' && <NumberCheck release={release} />}
      <ReleaseActs release={release} cycle={cycle} />
      {newest && corrects && <CorrectionForm release={release} cycle={cycle} />}
    </section>
  );
}
