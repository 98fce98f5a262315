import type { CycleView, ReleaseView } from '@signatory/contract';
import type { ReleaseCommand } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { WithCycle } from '../../app/cycle-picker.js';
import { api } from '../../api/endpoints.js';
import { queries, useCommand } from '../../api/queries.js';
import { FileList } from '../../library/file-list.js';
import { useSpeech } from '../../session/language.js';
import { Screen } from '../../ui/screen.js';
import { Empty, Failure, Loaded } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';

/** Between two looks while files are rendered and no event comes. */
const LOOK_MS = 3_000;

/** Makes a release, and signs one off as the second person. */
export function ReleasesScreen(): ReactNode {
  const { say } = useSpeech();
  const search = useSearch({ from: '/releases' });
  return (
    <WithCycle chosen={search.cycle}>
      {(cycle, picker) => (
        <Screen title={say('releases.heading')} line={<span>{say('releases.twoPeople')}</span>}>
          {picker}
          <RequestForm cycle={cycle} />
          <Releases cycle={cycle} />
        </Screen>
      )}
    </WithCycle>
  );
}

function RequestForm({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const [until, setUntil] = useState('');
  const request = useCommand(
    () =>
      api.requestRelease(cycle.code, {
        embargoUntil: (until ? new Date(until) : new Date(Date.now() + 60_000)).toISOString(),
      }),
    [['releases', cycle.code]],
  );
  return (
    <section className="panel form" aria-labelledby="request-heading">
      <h2 id="request-heading">{say('releases.make')}</h2>
      <TextField
        label={say('releases.embargo')}
        hint={say('releases.embargo.hint')}
        type="datetime-local"
        value={until}
        onChange={setUntil}
      />
      {request.error && <Failure error={request.error} />}
      <button
        type="button"
        className="button button-primary"
        disabled={request.isPending}
        onClick={() => request.mutate(undefined)}
      >
        {say('releases.request')}
      </button>
    </section>
  );
}

function Releases({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const releases = useQuery({
    ...queries.releases(cycle.code),
    refetchInterval: ({ state }) => (state.data?.some(isRendering) ? LOOK_MS : false),
  });
  return (
    <Loaded query={releases}>
      {(all) =>
        all.length === 0 ? (
          <Empty>{say('releases.none')}</Empty>
        ) : (
          all.map((release) => <Release key={release.id} release={release} />)
        )
      }
    </Loaded>
  );
}

function Release({ release }: { readonly release: ReleaseView }): ReactNode {
  const { say, instant } = useSpeech();
  const rendered = release.files.filter(({ state }) => state === 'RENDERED').length;
  return (
    <section className="panel" aria-label={say('releases.number', { number: release.number })}>
      <div className="panel-head">
        <h2>
          {say('releases.number', { number: release.number })}{' '}
          <span className="tag">{say(`release.${release.state}`)}</span>
        </h2>
        <span className="muted" role="status">
          {say('releases.rendered', { rendered, all: release.files.length })}
        </span>
      </div>
      <dl className="settings">
        <dt>{say('releases.requested')}</dt>
        <dd>
          {release.requestedBy}, {instant(release.requestedAt)}
        </dd>
        <dt>{say('releases.signed')}</dt>
        <dd>{release.signedBy ?? '–'}</dd>
        <dt>{say('releases.embargo')}</dt>
        <dd>{instant(release.embargoUntil)}</dd>
        <dt>{say('term.releaseHash')}</dt>
        <dd>
          <code className="hash">{release.sha256}</code>
        </dd>
      </dl>
      <FileList release={release} />
      <Acts release={release} />
    </section>
  );
}

function Acts({ release }: { readonly release: ReleaseView }): ReactNode {
  const { say } = useSpeech();
  const [reason, setReason] = useState('');
  const changes = [['releases', release.cycle]];
  const signOff = useCommand(() => api.signOff(release.id), changes);
  const reject = useCommand(() => api.reject(release.id, reason), changes);
  const offered = (command: ReleaseCommand): boolean => release.commands.includes(command);
  if (!offered('sign-off') && !offered('reject')) return null;
  return (
    <div className="form release-acts">
      {signOff.error && <Failure error={signOff.error} />}
      {reject.error && <Failure error={reject.error} />}
      {offered('sign-off') && (
        <button
          type="button"
          className="button button-primary"
          disabled={signOff.isPending || isRendering(release)}
          onClick={() => signOff.mutate(undefined)}
        >
          {say('releases.signOff')}
        </button>
      )}
      {offered('reject') && (
        <>
          <TextField label={say('releases.reason')} value={reason} onChange={setReason} />
          <button
            type="button"
            className="button"
            disabled={reject.isPending || reason.trim().length < 3}
            onClick={() => reject.mutate(undefined)}
          >
            {say('releases.reject')}
          </button>
        </>
      )}
    </div>
  );
}

function isRendering(release: ReleaseView): boolean {
  return release.files.some(({ state }) => state === 'PENDING');
}
