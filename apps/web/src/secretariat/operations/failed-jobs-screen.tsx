import type { CycleView, FailedJobView } from '@signatory/contract';
import { isMessageKey } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { nameMember } from '../../app/cycle-picker.js';
import { api } from '../../api/endpoints.js';
import { queries, useCommand } from '../../api/queries.js';
import { useSpeech, type Speech } from '../../session/language.js';
import { Screen } from '../../ui/screen.js';
import { Empty, Failure, Loaded, StatusLine } from '../../ui/states.js';
import { AdminRail } from '../admin-rail.js';
import { QueuesPanel } from './queues-panel.js';

/** What was given up, in words: for a person to look at, and to give another chance. */
export function FailedJobsScreen(): ReactNode {
  const { say } = useSpeech();
  const jobs = useQuery(queries.failedJobs());
  const cycles = useQuery(queries.cycles());
  // Here and not in the list: what was sent is said also when the list is empty by then.
  const again = useCommand((job: FailedJobView) => api.sendJobAgain(job.id), [['failed-jobs']]);
  return (
    <Screen
      title={say('jobs.heading')}
      section={say('section.admin')}
      line={<span>{say('jobs.lead')}</span>}
      acts={
        <button type="button" className="button" disabled={jobs.isFetching} onClick={() => void jobs.refetch()}>
          {say('jobs.refresh')}
        </button>
      }
    >
      <AdminRail />
      <QueuesPanel />
      <StatusLine>{again.isSuccess && say('jobs.sent', { job: nameJob(again.variables, say) })}</StatusLine>
      {again.error && <Failure error={again.error} />}
      <Loaded query={jobs}>
        {(all) =>
          all.length === 0 ? (
            <Empty>{say('jobs.none')}</Empty>
          ) : (
            <Jobs jobs={all} cycles={cycles.data ?? []} busy={again.isPending} onAgain={(job) => again.mutate(job)} />
          )
        }
      </Loaded>
      <p className="notes">
        <span>
          {say('jobs.board')} <a href="/operators/queues">{say('jobs.board.link')}</a>
        </span>
      </p>
    </Screen>
  );
}

function Jobs(props: {
  readonly jobs: readonly FailedJobView[];
  readonly cycles: readonly CycleView[];
  readonly busy: boolean;
  readonly onAgain: (job: FailedJobView) => void;
}): ReactNode {
  const { say } = useSpeech();
  return (
    <section className="panel scroll" aria-label={say('jobs.heading')} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say('jobs.what')}</th>
            <th scope="col">{say('jobs.whose')}</th>
            <th scope="col">{say('jobs.why')}</th>
            <th scope="col">{say('jobs.when')}</th>
            <th scope="col">{say('jobs.attempts')}</th>
            <th scope="col">
              <span className="visually-hidden">{say('jobs.again')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.jobs.map((job) => (
            <JobRow key={job.id} job={job} cycles={props.cycles} busy={props.busy} onAgain={() => props.onAgain(job)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function JobRow(props: {
  readonly job: FailedJobView;
  readonly cycles: readonly CycleView[];
  readonly busy: boolean;
  readonly onAgain: () => void;
}): ReactNode {
  const speech = useSpeech();
  const { say, choose, instant } = speech;
  const { job } = props;
  const cycle = props.cycles.find(({ code }) => code === job.cycle);
  const whose = [
    job.member === null ? '' : cycle ? nameMember(cycle, job.member, choose) : job.member,
    job.cycle === null ? '' : cycle ? choose(cycle.title) : job.cycle,
  ].filter(Boolean);
  return (
    <tr>
      <th scope="row">
        {nameJob(job, say)}
        <span className="small-print">{job.name}</span>
      </th>
      <td>{whose.length > 0 ? whose.join(', ') : say('jobs.installation')}</td>
      <td className="job-cause">{printCause(job.cause, say)}</td>
      <td>
        {say('jobs.asked', { instant: instant(job.requestedAt) })}
        {job.sentAt && <span className="small-print"> {say('jobs.last', { instant: instant(job.sentAt) })}</span>}
      </td>
      <td>{say('jobs.tries', { sends: job.sends, attempts: job.attempts })}</td>
      <td>
        <button type="button" className="button" disabled={props.busy} onClick={props.onAgain}>
          {say('jobs.again')}
          <span className="visually-hidden">: {nameJob(job, say)}</span>
        </button>
      </td>
    </tr>
  );
}

function nameJob({ name }: Pick<FailedJobView, 'name'>, say: Speech['say']): string {
  const key = `job.${name}`;
  return isMessageKey(key) ? say(key) : name;
}

/** What the worker says of itself in the reader's words; what a handler threw stands as it was thrown. */
function printCause(cause: string, say: Speech['say']): ReactNode {
  const [, seconds] = /^it worked for more than (\d+) seconds$/.exec(cause) ?? [];
  if (seconds !== undefined) return say('jobs.cause.time', { seconds: Number(seconds) });
  const [, sends] = /^sent (\d+) times and never done$/.exec(cause) ?? [];
  if (sends !== undefined) return say('jobs.cause.lost', { sends: Number(sends) });
  return <code>{cause}</code>;
}
