import type { TrailIntegrity } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { auditing, checkpointAddress } from '../../api/auditing.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { Failure, StatusLine } from '../../ui/states.js';

const SEALED_EVERY_MS = 2_000;

/** How far the trail is sealed, and whether all of it still is what was signed. */
export function TrailSealPanel(): ReactNode {
  const { say, instant } = useSpeech();
  const seal = useQuery({
    ...auditing.seal(),
    // No event tells that others were sealed: what waits is asked for until nothing does.
    refetchInterval: ({ state }) => (state.data?.unsealed ? SEALED_EVERY_MS : false),
  });
  const check = useCommand(() => auditing.trailIntegrity(), [['trail-seal']]);
  if (!seal.data) return seal.isError ? <Failure error={seal.error} onRetry={() => void seal.refetch()} /> : null;
  const { checkpoint, unsealed } = seal.data;
  return (
    <section className="panel column" aria-labelledby="seal-heading">
      <h2 id="seal-heading">{say('audit.seal.heading')}</h2>
      <p>
        {checkpoint
          ? say('audit.seal.sealed', { count: checkpoint.events, at: instant(checkpoint.at) })
          : say('audit.seal.none')}
        {unsealed > 0 && ` ${say('audit.seal.unsealed', { count: unsealed })}`}
      </p>
      {checkpoint && (
        <div className="acts">
          <button
            type="button"
            className="button"
            aria-disabled={check.isPending}
            onClick={() => check.mutate(undefined)}
          >
            {say('audit.seal.check')}
          </button>
          <a className="button" href={checkpointAddress} download>
            <Icon name="download" />
            {say('audit.seal.download')}
          </a>
        </div>
      )}
      {check.error && <Failure error={check.error} />}
      {check.isPending ? (
        <StatusLine>{say('audit.seal.checking')}</StatusLine>
      ) : (
        check.data && <Verdict {...check.data} />
      )}
      {checkpoint && <p className="hint">{say('audit.seal.hint')}</p>}
    </section>
  );
}

function Verdict({ broken, agreed, checkpoints }: TrailIntegrity): ReactNode {
  const { say } = useSpeech();
  if (broken)
    return (
      <div className="banner banner-err" role="alert">
        <p className="banner-head">
          <Icon name="stop" />
          {say('audit.seal.broken', broken)}
        </p>
      </div>
    );
  return <StatusLine>{say('audit.seal.whole', { count: agreed, checkpoints })}</StatusLine>;
}
