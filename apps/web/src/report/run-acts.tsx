import type { ReportView, RunView } from '@signatory/contract';
import { VALIDATION_RUN } from '@signatory/domain';
import type { ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';

/**
 * Stops a check that was asked for, or has ended in error run again. What runs by itself after a change is over before anybody could
 * stop it, and the next change stops it: its button would only come and go.
 */
export function RunActs(props: {
  readonly run: RunView;
  readonly report: Pick<ReportView, 'cycle' | 'member'>;
  /** The button is gone then. */
  readonly onDone: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const { run, report, onDone } = props;
  const move = useCommand(
    (command: 'cancel' | 'retry') => api.moveRun(run.id, command),
    [
      ['report', report.cycle, report.member],
      ['run', run.id],
    ],
  );
  const offered = (['cancel', 'retry'] as const).filter(
    (command) => VALIDATION_RUN.transitions[command].from.includes(run.state) && (command === 'retry' || run.check),
  );
  return (
    <>
      {/* What came too late is over once that is in sight. */}
      {move.error && offered.length > 0 && <Failure error={move.error} />}
      {offered.map((command) => (
        <button
          key={command}
          type="button"
          className="button only-screen"
          aria-disabled={move.isPending}
          onClick={() => move.mutate(command, { goOn: onDone })}
        >
          {say(`run.${command}`)}
        </button>
      ))}
    </>
  );
}
