import type { ReleaseView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { ProgressBar } from '../report/progress-bar.js';
import { useSpeech } from '../session/language.js';
import { Failure, StatusLine } from '../ui/states.js';

/** Between two looks while files are rendered and no event comes. */
export const RENDERING_LOOK_MS = 3_000;

export function isRendering({ rendering }: ReleaseView): boolean {
  return rendering.state === 'RENDERING';
}

const TONES = { RENDERING: 'busy', FAILED: 'err', CANCELLED: 'err', RENDERED: 'ok' } as const;

/** How far the files of a release are, what failed and why, and the way on; nothing once all are there and it is no news. */
export function RenderingProgress({ release }: { readonly release: ReleaseView }): ReactNode {
  const { say } = useSpeech();
  const { state, done, total, failed } = release.rendering;
  if (state === 'RENDERED' && release.state !== 'REQUESTED') return null;
  const name = say('rendering.name', { number: release.number });
  return (
    <div className="rendering">
      <StatusLine tone={TONES[state]}>{say(`rendering.now.${state}`, { done, total, failed })}</StatusLine>
      {/* Not in the status line: a reader of screens would hear every number. */}
      {state === 'RENDERING' && (
        <>
          <div
            role="progressbar"
            aria-label={name}
            aria-valuemin={0}
            aria-valuemax={total}
            aria-valuenow={done}
            aria-valuetext={say('rendering.progress', { done, total })}
          >
            <ProgressBar done={done} total={total} />
          </div>
          <p className="muted">{say('rendering.progress', { done, total })}</p>
          <DrawnFiles release={release} />
        </>
      )}
      {failed > 0 && <FailedFiles release={release} />}
      <Steer release={release} />
    </div>
  );
}

/** The documents whose pages are being drawn: long ones tell how far they are. */
function DrawnFiles({ release }: { readonly release: ReleaseView }): ReactNode {
  const { say } = useSpeech();
  return release.files.map(
    ({ path, progress }) =>
      progress && (
        <p key={path} className="muted">
          <code>{path}</code>{' '}
          {progress.pages === null
            ? say('rendering.laidOut')
            : say('rendering.pages', { drawn: progress.drawn, pages: progress.pages })}
        </p>
      ),
  );
}

/** Each kind of failure once, with the files that it kept back. */
function FailedFiles({ release }: { readonly release: ReleaseView }): ReactNode {
  const { say } = useSpeech();
  const failed = release.files.filter(({ state }) => state === 'FAILED');
  const kinds = [...new Set(failed.map(({ failure }) => failure ?? 'at-fault'))];
  return (
    <>
      {kinds.map((kind) => {
        const own = failed.filter(({ failure }) => (failure ?? 'at-fault') === kind);
        return (
          <div key={kind}>
            <p>{say(`file.failure.${kind}`)}</p>
            <details>
              <summary>{say('rendering.failed')}</summary>
              <ul>
                {own.map(({ path, cause }) => (
                  <li key={path}>
                    <code>{path}</code> <small className="muted">{cause}</small>
                  </li>
                ))}
              </ul>
            </details>
          </div>
        );
      })}
    </>
  );
}

function Steer({ release }: { readonly release: ReleaseView }): ReactNode {
  const { say } = useSpeech();
  const changes = [['releases', release.cycle]];
  const cancel = useCommand(() => api.cancelRendering(release.id), changes);
  const retry = useCommand(() => api.retryRendering(release.id), changes);
  const error = cancel.error ?? retry.error;
  return (
    <>
      {error && <Failure error={error} />}
      {release.commands.includes('retry-rendering') && (
        <p>
          <button
            type="button"
            className="button"
            aria-disabled={retry.isPending}
            onClick={() => retry.mutate(undefined)}
          >
            {say('rendering.retry')}
          </button>{' '}
          <span className="hint">{say('rendering.retry.hint')}</span>
        </p>
      )}
      {release.commands.includes('cancel-rendering') && (
        <p>
          <button
            type="button"
            className="button"
            aria-disabled={cancel.isPending}
            onClick={() => cancel.mutate(undefined)}
          >
            {say('rendering.cancel')}
          </button>
        </p>
      )}
    </>
  );
}
