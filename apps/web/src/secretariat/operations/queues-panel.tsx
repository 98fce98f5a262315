import type { WorkQueueView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemError } from '../../api/problem-error.js';
import { operating, operations } from '../../api/operating.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech, type Speech } from '../../session/language.js';
import { useGrid } from '../../ui/grid.js';
import { Failure, Loaded } from '../../ui/states.js';
import { nameQueue } from './name-job.js';

/** The queues of the installation, counted anew every so many milliseconds; for who keeps every plan, and nobody else. */
export function QueuesPanel({ every }: { readonly every: number | false }): ReactNode {
  const { say } = useSpeech();
  const queues = useQuery({ ...operations.queues(), refetchInterval: every });
  // A queue carries the jobs of all plans: whoever keeps some of them reads what failed in those, below.
  if (queues.error instanceof ProblemError && queues.error.code === 'queues.other-plans') return null;
  return (
    <div className="panel form">
      <h2>{say('jobs.queues')}</h2>
      <p className="muted">{say('jobs.queues.lead')}</p>
      {queues.error && queues.data && <Failure error={queues.error} />}
      <Loaded query={queues} lines={5}>
        {(all) => <Queues queues={all} />}
      </Loaded>
    </div>
  );
}

function Queues({ queues }: { readonly queues: readonly WorkQueueView[] }): ReactNode {
  const { say } = useSpeech();
  const grid = useGrid();
  return (
    <div className="scroll">
      <table className="table stacked" aria-label={say('jobs.queues')} {...grid}>
        <thead>
          <tr>
            <th scope="col">{say('jobs.queue')}</th>
            {(['waiting', 'active', 'delayed', 'failed', 'oldest'] as const).map((each) => (
              <th key={each} scope="col" className="numeric">
                {say(`jobs.queue.${each}`)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{say('jobs.queue.pause')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <QueueRow key={queue.queue} queue={queue} />
          ))}
        </tbody>
      </table>
      <p className="hint">{say('jobs.keys')}</p>
    </div>
  );
}

function QueueRow({ queue }: { readonly queue: WorkQueueView }): ReactNode {
  const { say, decimal } = useSpeech();
  const steer = useCommand((command: 'pause' | 'resume') => operating.steerQueue(queue.queue, command), [['queues']]);
  const name = nameQueue(queue.queue, say);
  return (
    <tr>
      <th scope="row">
        {name} {queue.paused && <span className="tag tag-warn">{say('jobs.queue.paused')}</span>}
        {steer.error && <Failure error={steer.error} />}
      </th>
      {(['waiting', 'active', 'delayed', 'failed'] as const).map((each) => (
        <td key={each} className="numeric" data-label={say(`jobs.queue.${each}`)}>
          {decimal(String(queue[each]))}
        </td>
      ))}
      <td className="numeric" data-label={say('jobs.queue.oldest')}>
        {printAge(queue.oldestSeconds, say)}
      </td>
      <td>
        {/* One button of two words: whoever pressed it stands on it still. */}
        {queue.commands.map((command, at) => (
          <button
            key={at}
            type="button"
            className="button"
            aria-disabled={steer.isPending}
            onClick={() => steer.mutate(command)}
          >
            {say(`jobs.queue.${command}`)}
            <span className="visually-hidden">
              {say('join.colon')}
              {name}
            </span>
          </button>
        ))}
      </td>
    </tr>
  );
}

function printAge(seconds: number, say: Speech['say']): string {
  if (seconds === 0) return say('jobs.queue.nothing');
  return seconds < 120
    ? say('jobs.queue.age', { seconds })
    : say('jobs.queue.ageMinutes', { minutes: Math.floor(seconds / 60) });
}
