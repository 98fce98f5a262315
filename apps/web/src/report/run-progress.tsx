import type { ReportView, RunView } from '@signatory/contract';
import { VALIDATION_RUN } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { useSpeech } from '../session/language.js';
import { StatusLine } from '../ui/states.js';
import { ProgressBar } from './progress-bar.js';
import { RunActs } from './run-acts.js';
import { runText, saysPassed } from './run-text.js';

/** Between two looks at a run under way; events come faster where the stream is open. */
const LOOK_MS = 1_500;

/** By which the focus is led to how the checks went. */
export const RUN = 'run';

/** Whether a run goes on by itself, by the state machine: it can still be stopped. One that ended in error waits for somebody. */
export function isUnderWay(state: RunView['state']): boolean {
  return VALIDATION_RUN.transitions.cancel.from.includes(state);
}

/** In minutes from two on: an estimate is no countdown. */
function sayTimeLeft(say: ReturnType<typeof useSpeech>['say'], seconds: number): string {
  if (seconds < 120) return say('run.secondsLeft', { seconds });
  return say('run.minutesLeft', { minutes: Math.round(seconds / 60) });
}

/** A run as it is now. */
export function useRun(known: RunView): RunView {
  const followed = useQuery({
    queryKey: ['run', known.id],
    queryFn: () => api.run(known.id),
    enabled: isUnderWay(known.state),
    initialData: known,
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.state) ? LOOK_MS : false),
  });
  return isUnderWay(known.state) ? followed.data : known;
}

/** A validation run as it goes: place in the queue, rules done, and how it ended. */
export function RunProgress(props: {
  readonly run: RunView;
  /** The report as it was read with the run. */
  readonly report: ReportView;
  /** Whether the reader answers a part of the report alone: the run's counts are of all of it, and not of what they see found. */
  readonly isPart: boolean;
  /** Whether the reader may have the report checked. */
  readonly checks: boolean;
}): ReactNode {
  const { say, instant } = useSpeech();
  const { run: known, report, isPart } = props;
  const run = useRun(known);
  const text = runText(run.state, isUnderWay(known.state) ? null : report);
  const { done, total } = run.progress;
  return (
    <section className="panel run" id={RUN} tabIndex={-1} aria-label={say('run.name')}>
      <StatusLine tone={isUnderWay(run.state) ? 'busy' : saysPassed(text) ? 'ok' : 'err'}>
        {say(text)}
        {run.state === 'QUEUED' && run.position !== null && ` ${say('run.position', { position: run.position })}`}
        {run.secondsLeft !== null && ` ${sayTimeLeft(say, run.secondsLeft)}`}
        {run.endedAt && ` ${instant(run.endedAt)}`}
      </StatusLine>
      {run.noWorker && <p>{say('work.down.means')}</p>}
      {isUnderWay(run.state) ? (
        <div
          role="progressbar"
          aria-label={say('run.name')}
          aria-valuemin={0}
          aria-valuemax={total}
          aria-valuenow={done}
          aria-valuetext={say('run.progress', { done, total })}
        >
          <ProgressBar done={done} total={total} />
        </div>
      ) : run.failure ? (
        <p>{say(`run.failure.${run.failure}`)}</p>
      ) : (
        <p className="muted">
          {!isPart && say('run.counts', { ...run.counts })}
          {run.stale && ` ${say('run.stale')}`}
        </p>
      )}
      {props.checks && <RunActs run={run} report={report} onDone={() => document.getElementById(RUN)?.focus()} />}
    </section>
  );
}
