import type { CycleView, JobView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { useGrid } from '../../ui/grid.js';
import { useLongTable } from '../../ui/long-table.js';
import { JobCause } from './job-cause.js';
import { MOST_JOBS } from './job-search.js';
import { nameJob, nameOwner } from './name-job.js';

/** Jobs in one state, each leading to its page: one Tab stop, however many they are. */
export function JobTable(props: {
  readonly jobs: readonly JobView[];
  readonly cycles: readonly CycleView[];
  /** More than are listed are looked through, by the server. */
  readonly isSearched: boolean;
}): ReactNode {
  const speech = useSpeech();
  const { say } = speech;
  const { jobs, cycles } = props;
  const grid = useGrid();
  const long = useLongTable(
    jobs,
    (job) => ({ name: `${nameJob(job, say)} ${job.file ?? job.name} ${job.id}`, code: nameOwner(job, cycles, speech) }),
    {
      find: say('jobs.find'),
      found: (count) => say('jobs.found', { count, all: jobs.length }),
      all: (count) => say('jobs.all', { count }),
    },
  );
  return (
    <>
      {!props.isSearched && long.find}
      <div className="panel scroll">
        <table className="table stacked" aria-label={say('jobs.list')} {...grid}>
          <thead>
            <tr>
              <th scope="col">{say('jobs.what')}</th>
              <th scope="col">{say('jobs.whose')}</th>
              <th scope="col">{say('jobs.stands')}</th>
              <th scope="col">{say('jobs.when')}</th>
            </tr>
          </thead>
          <tbody>
            {long.rows.map((job) => (
              <JobRow key={job.id} job={job} cycles={cycles} />
            ))}
          </tbody>
        </table>
        {jobs.length >= MOST_JOBS && <p className="muted">{say('jobs.first', { count: MOST_JOBS })}</p>}
      </div>
      {long.more}
    </>
  );
}

function JobRow({ job, cycles }: { readonly job: JobView; readonly cycles: readonly CycleView[] }): ReactNode {
  const speech = useSpeech();
  const { say, instant } = speech;
  return (
    <tr>
      <th scope="row">
        <Link to="/admin/jobs/$job" params={{ job: job.id }}>
          {nameJob(job, say)}
        </Link>
        <span className="small-print">{job.file ?? job.name}</span>
      </th>
      <td data-label={say('jobs.whose')}>{nameOwner(job, cycles, speech)}</td>
      <td data-label={say('jobs.stands')} className="job-cause">
        <JobStands job={job} />
      </td>
      <td data-label={say('jobs.when')}>
        {say('jobs.asked', { instant: instant(job.requestedAt) })}
        {job.doneAt && <span className="small-print">{say('jobs.doneAt', { instant: instant(job.doneAt) })}</span>}
      </td>
    </tr>
  );
}

/** How far it is, or why it went no further. */
function JobStands({ job }: { readonly job: JobView }): ReactNode {
  const { say } = useSpeech();
  if (job.cause !== null)
    return (
      <>
        <JobCause cause={job.cause} />
        <span className="small-print">{say('jobs.tries', { sends: job.sends, attempts: job.attempts })}</span>
      </>
    );
  if (job.progress) return say(`jobs.progress.${job.progress.of}`, job.progress);
  return say(job.state === 'RUNNING' ? 'jobs.begun' : `jobs.state.${job.state}`);
}

/** That nobody knows who is at work. */
export function JobsAway(): ReactNode {
  const { say } = useSpeech();
  return (
    <div className="banner banner-warn" role="alert">
      <p className="banner-head">
        <Icon name="alert" />
        {say('jobs.away')}
      </p>
    </div>
  );
}
