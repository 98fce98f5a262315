import type { CycleView } from '@signatory/contract';
import { RELEASE, type ReleaseCommand } from '@signatory/domain';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { useCommand } from '../../api/queries.js';
import { mayIn } from '../../session/grants.js';
import { useSpeech } from '../../session/language.js';
import { useSession } from '../../session/session.js';
import { Failure } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';
import { isPast } from './embargo.js';
import { changesOf, SignOff, type Act } from './sign-off.js';
import { WithdrawRelease } from './withdraw-release.js';

/** The commands of a release that its state and the reader's roles allow, and no others. */
export function ReleaseActs({ release, cycle }: Act & { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const signs = mayIn(useSession(), 'release:sign', { plan: cycle.plan.id, cycle: cycle.code, member: null });
  const offered = (command: ReleaseCommand): boolean => release.commands.includes(command);
  const announces = release.commands.find((command) => command === 'announce' || command === 'withhold');
  const any = (['sign-off', 'reject', 'withdraw', 'redraft', 'move-embargo'] as const).some(offered);
  // Of those who sign, its requester alone is not offered it.
  const isOwn = signs && !offered('withdraw') && RELEASE.transitions.withdraw.from.includes(release.state);
  if (!any && !announces && !isOwn) return null;
  return (
    <div className="form release-acts only-screen">
      {offered('sign-off') && <SignOff release={release} />}
      {offered('reject') && <Reject release={release} />}
      {offered('redraft') && <Redraft release={release} />}
      {announces && <Announce release={release} announced={announces === 'withhold'} />}
      {offered('move-embargo') && (
        <>
          <MoveEmbargo release={release} />
          <LiftEmbargo release={release} />
        </>
      )}
      {offered('withdraw') && <WithdrawRelease release={release} />}
      {isOwn && <p className="hint">{say('releases.withdraw.another')}</p>}
    </div>
  );
}

function Reject({ release }: Act): ReactNode {
  const { say } = useSpeech();
  const [reason, setReason] = useState('');
  const reject = useCommand(() => api.reject(release.id, reason), changesOf(release));
  const lacks = useLacks({ reason: isShort(reason) && say('lack.words', { least: 3 }) });
  return (
    <div className="form">
      {reject.error && <Failure error={reject.error} />}
      <TextField label={say('releases.reason')} value={reason} error={lacks.at('reason')} onChange={setReason} />
      <button
        type="button"
        className="button"
        aria-disabled={reject.isPending}
        onClick={(event) => lacks.ask(event, () => reject.mutate(undefined))}
      >
        {say('releases.reject')}
      </button>
    </div>
  );
}

function Redraft({ release }: Act): ReactNode {
  const { say } = useSpeech();
  const redraft = useCommand(() => api.redraft(release.id), changesOf(release));
  return (
    <>
      {redraft.error && <Failure error={redraft.error} />}
      <p className="hint">{say(release.state === 'REQUESTED' ? 'releases.redraft.own' : 'releases.redraft.hint')}</p>
      <button
        type="button"
        className="button"
        aria-disabled={redraft.isPending}
        onClick={() => redraft.mutate(undefined)}
      >
        {say('releases.redraft')}
      </button>
    </>
  );
}

/** Lets everybody know when the release comes, or takes that back. */
function Announce({ release, announced }: Act & { readonly announced: boolean }): ReactNode {
  const { say } = useSpeech();
  const announce = useCommand(() => api.announce(release.id, !announced), changesOf(release));
  return (
    <>
      {announce.error && <Failure error={announce.error} />}
      <p className="hint">{say(announced ? 'releases.withhold.hint' : 'releases.announce.hint')}</p>
      <button
        type="button"
        className="button"
        aria-disabled={announce.isPending}
        onClick={() => announce.mutate(undefined)}
      >
        {say(announced ? 'releases.withhold' : 'releases.announce')}
      </button>
    </>
  );
}

function MoveEmbargo({ release }: Act): ReactNode {
  const { say } = useSpeech();
  const [until, setUntil] = useState('');
  const move = useCommand(
    () => api.moveEmbargo(release.id, { embargoUntil: new Date(until).toISOString() }),
    changesOf(release),
  );
  const lacks = useLacks({ until: (until === '' && say('lack.instant')) || (isPast(until) && say('lack.ahead')) });
  return (
    <div className="form">
      {move.error && <Failure error={move.error} />}
      <TextField
        label={say('releases.moveEmbargo.until')}
        hint={say('releases.moveEmbargo.hint')}
        type="datetime-local"
        value={until}
        error={lacks.at('until')}
        onChange={setUntil}
      />
      <button
        type="button"
        className="button"
        aria-disabled={move.isPending}
        onClick={(event) => lacks.ask(event, () => move.mutate(undefined))}
      >
        {say('releases.moveEmbargo')}
      </button>
    </div>
  );
}

/** Brings it out as soon as a second person signs it again: the instant is on every page, so it is another one that is signed. */
function LiftEmbargo({ release }: Act): ReactNode {
  const { say } = useSpeech();
  const lift = useCommand(() => api.moveEmbargo(release.id, { embargoUntil: null }), changesOf(release));
  return (
    <>
      {lift.error && <Failure error={lift.error} />}
      <p className="hint">{say('releases.liftEmbargo.hint')}</p>
      <button type="button" className="button" aria-disabled={lift.isPending} onClick={() => lift.mutate(undefined)}>
        {say('releases.liftEmbargo')}
      </button>
    </>
  );
}
