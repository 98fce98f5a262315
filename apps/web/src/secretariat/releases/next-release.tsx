import type { CycleView, ReleaseView } from '@signatory/contract';
import { silenceEnd, waitingRelease, withdrawnLast } from '@signatory/domain';
import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { releaseDifference } from '../../api/comparing.js';
import { api } from '../../api/endpoints.js';
import { queries, useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { TextField } from '../../ui/text-field.js';
import { useLacks } from '../../ui/use-lacks.js';
import { StepRefusal } from '../cycles/step-refusal.js';
import { isPast } from './embargo.js';
import { ReleaseLink } from './release-link.js';
import { ReleaseOpen } from './release-open.js';

/** The form of the next release, or what has to come first: another release’s way, or a correction case. */
export function NextRelease({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say, instant } = useSpeech();
  const releases = useQuery(queries.releases(cycle.code)).data;
  const cases = useQuery(queries.corrections(cycle.code)).data;
  if (cycle.state === 'DESIGN') return <p className="note">{say('overview.before')}</p>;
  if (cycle.state === 'ARCHIVED') return <p className="note">{say('cycleDesk.none')}</p>;
  // Until it is known which, none is shown to be taken away again.
  if (!releases || !cases) return null;
  const waiting = waitingRelease(releases);
  const withdrawn = withdrawnLast(releases);
  if (
    !waiting &&
    withdrawn &&
    !cases.some(({ state, release }) => state === 'REOPENED' && release === withdrawn.number)
  )
    return <p className="note">{say('nextRelease.correctionNeeded', { number: withdrawn.number })}</p>;
  // What it objected to is answered under the same number.
  const last = releases.reduce<ReleaseView | null>(
    (newest, each) => (newest && newest.number > each.number ? newest : each),
    null,
  );
  if (last?.state === 'OBJECTED')
    return (
      <p className="note">
        {say('nextRelease.objected', { number: last.number })}
        {say('join.sentence')}
        <ReleaseLink release={last} />
      </p>
    );
  const stands = releases.find(({ state }) => state === 'PUBLISHED');
  // What a case corrects is figures that are to be others.
  const again = cases.some(({ state }) => state === 'REOPENED') ? undefined : stands;
  const isOpen = cases.some(({ state }) => state === 'OPEN');
  if (!waiting) return <RequestForm cycle={cycle} again={again} isOpen={isOpen} />;
  return (
    <div className="note">
      {waiting.state === 'SILENCE' && waiting.silenceUntil
        ? say('nextRelease.waits.silence', { number: waiting.number, instant: instant(waiting.silenceUntil) })
        : say('nextRelease.waits', { signed: waiting.state === 'REQUESTED' ? 'no' : 'yes', number: waiting.number })}
      {say('join.sentence')}
      <ReleaseLink release={waiting} />
      {waiting.state === 'REQUESTED' && stands && <SameAgain release={waiting} stands={stands} />}
    </div>
  );
}

/** Told while it can still be rejected: nobody is kept from it, and of two that say the same it is asked what the second is for. */
function SameAgain({ release, stands }: { readonly release: ReleaseView; readonly stands: ReleaseView }): ReactNode {
  const { say } = useSpeech();
  const { data } = useQuery(releaseDifference(release.id, stands.id));
  if (data?.count !== 0) return null;
  return (
    <p role="status">
      <Icon name="alert" /> {say('nextRelease.same', { since: stands.number })}
    </p>
  );
}

function RequestForm({
  cycle,
  again,
  isOpen,
}: {
  readonly cycle: CycleView;
  /** The release that stands, whose figures this one repeats. */
  readonly again: ReleaseView | undefined;
  /** A correction case stands open, and nothing that it names does. */
  readonly isOpen: boolean;
}): ReactNode {
  const { say, instant } = useSpeech();
  const [until, setUntil] = useState('');
  const [opened] = useState(() => new Date());
  const { silenceDays } = cycle;
  const request = useCommand(
    () =>
      api.requestRelease(cycle.code, {
        embargoUntil: until ? new Date(until).toISOString() : null,
      }),
    [['releases', cycle.code]],
  );
  // Members have their days from the sign-off on, which is later still.
  const earliest = silenceEnd(silenceDays, opened);
  const isEarly = earliest !== null && (until === '' || Date.parse(until) < earliest.getTime());
  const lacks = useLacks({
    until:
      (isEarly && say('nextRelease.early', { instant: instant(earliest.toISOString()) })) ||
      (isPast(until) && say('lack.ahead')),
  });
  return (
    <section className="panel form only-screen" aria-labelledby="request-heading">
      <h2 id="request-heading">{say('nextRelease.heading')}</h2>
      {again && (
        <p className="note">
          <Icon name="alert" /> {say(isOpen ? 'nextRelease.again.open' : 'nextRelease.again', { number: again.number })}
        </p>
      )}
      <TextField
        label={say('releases.embargo')}
        hint={silenceDays === null ? say('nextRelease.hint') : say('nextRelease.hint.silence', { days: silenceDays })}
        type="datetime-local"
        value={until}
        error={lacks.at('until')}
        onChange={setUntil}
      />
      <ReleaseOpen cycle={cycle} />
      {request.error && <StepRefusal cycle={cycle} error={request.error} />}
      <button
        type="button"
        className="button button-primary"
        aria-disabled={request.isPending}
        onClick={(event) => lacks.ask(event, () => request.mutate(undefined))}
      >
        {say('nextRelease.request')}
      </button>
    </section>
  );
}
