import type { JobDetailView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { operating, operations } from '../../api/operating.js';
import { queries, useCommand } from '../../api/queries.js';
import { ProgressBar } from '../../report/progress-bar.js';
import { useSpeech } from '../../session/language.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Crumbs } from '../../ui/crumbs.js';
import { Screen } from '../../ui/screen.js';
import { Failure, Loaded, StatusLine } from '../../ui/states.js';
import { WithTexts } from '../../ui/with-texts.js';
import { AdminRail } from '../admin-rail.js';
import { JobCause } from './job-cause.js';
import { JobSteps } from './job-steps.js';
import { JobsAway } from './job-table.js';
import { nameJob, nameOwner, nameQueue } from './name-job.js';

const LOOK_MS = 10_000;

/** One job: its steps, its place and progress, what it failed of, and what may be done with it. */
export function JobScreen(): ReactNode {
  return <WithTexts of="jobs">{() => <JobPage />}</WithTexts>;
}

function JobPage(): ReactNode {
  const speech = useSpeech();
  const { say } = speech;
  const { job: id } = useParams({ from: '/admin/jobs/$job' });
  const [looks, setLooks] = useState(true);
  const job = useQuery({
    ...operations.job(id),
    refetchInterval: ({ state }) => (looks && isUnderWay(state.data) ? LOOK_MS : false),
  });
  const cycles = useQuery(queries.cycles());
  if (job.data === undefined)
    return (
      <Screen title={say('section.jobs')} section={say('section.admin')}>
        <AdminRail />
        <Loaded query={job}>{() => null}</Loaded>
      </Screen>
    );
  return (
    <Loaded query={job}>
      {(found) => (
        <Screen
          title={nameJob(found, say)}
          section={say('section.jobs')}
          crumbs={
            <Crumbs here={nameJob(found, say)}>
              <Link to="/admin/jobs" search={found.state === 'FAILED' ? {} : { show: found.state }}>
                {say('jobs.back')}
              </Link>
            </Crumbs>
          }
          line={
            <>
              <span className={found.state === 'FAILED' ? 'tag tag-err' : 'tag'}>
                {say(`jobs.state.${found.state}`)}
              </span>
              <span>{nameOwner(found, cycles.data ?? [], speech)}</span>
              {found.file && <span>{found.file}</span>}
              {found.queue && <span>{nameQueue(found.queue, say)}</span>}
            </>
          }
          acts={
            isUnderWay(found) && (
              <button type="button" className="button" aria-pressed={!looks} onClick={() => setLooks(!looks)}>
                {say(looks ? 'jobs.queues.hold' : 'jobs.queues.go')}
              </button>
            )
          }
        >
          <AdminRail />
          {!found.queueAnswers && isUnderWay(found) && <JobsAway />}
          <JobActs job={found} />
          <JobSteps job={found} />
          <JobProgress job={found} />
          {found.attempt?.error && found.state !== 'FAILED' && (
            <section className="panel form">
              <h2>{say('jobs.lastError')}</h2>
              <p className="job-cause">
                <JobCause cause={found.attempt.error} />
              </p>
            </section>
          )}
          <p className="small-print">
            {say('jobs.id')}
            {say('join.colon')}
            <code>{found.id}</code> · <code>{found.name}</code>
          </p>
        </Screen>
      )}
    </Loaded>
  );
}

const isUnderWay = (job: Pick<JobDetailView, 'state'> | undefined): boolean =>
  job?.state === 'WAITING' || job?.state === 'RUNNING';

function JobProgress({ job }: { readonly job: JobDetailView }): ReactNode {
  const { say } = useSpeech();
  if (!job.progress) return null;
  const { of, done, total } = job.progress;
  const words = say(`jobs.progress.${of}`, { done, total });
  return (
    <section className="panel form">
      <h2>{say('jobs.progress')}</h2>
      <div
        role="progressbar"
        aria-label={say('jobs.progress')}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={words}
      >
        <ProgressBar done={done} total={total} />
      </div>
      <p>{words}</p>
    </section>
  );
}

function JobActs({ job }: { readonly job: JobDetailView }): ReactNode {
  const { say } = useSpeech();
  const [asking, setAsking] = useState(false);
  const steer = useCommand(
    (command: JobDetailView['commands'][number]) => operating.steerJob(job.id, command),
    [['jobs']],
  );
  const means = ((): 'run' | 'import' | 'waiting' => {
    if (job.name === 'validation.run') return 'run';
    return job.name === 'report.import' ? 'import' : 'waiting';
  })();
  return (
    <>
      {job.cause !== null && (
        <section className="panel form">
          <h2>{say('jobs.givenUp')}</h2>
          <p className="job-cause">
            <JobCause cause={job.cause} />
          </p>
          {!job.commands.includes('send-again') && <p>{say('jobs.broughtAnew')}</p>}
        </section>
      )}
      <StatusLine>
        {steer.isSuccess &&
          say(steer.variables === 'cancel' ? 'jobs.cancelled' : 'jobs.sent', { job: nameJob(job, say) })}
      </StatusLine>
      {steer.error && <Failure error={steer.error} />}
      {job.release !== null && job.cycle !== null && (
        <p className="muted">
          {say('jobs.ofRelease')}{' '}
          <Link to="/releases" search={{ cycle: job.cycle }}>
            {say('section.releases')}
          </Link>
        </p>
      )}
      {job.commands.length > 0 && (
        <div className="acts">
          {job.commands.includes('send-again') && (
            <button
              type="button"
              className="button button-primary"
              aria-disabled={steer.isPending}
              onClick={() => steer.mutate('send-again')}
            >
              {say('jobs.again')}
            </button>
          )}
          {job.commands.includes('cancel') && (
            <button type="button" className="button" aria-disabled={steer.isPending} onClick={() => setAsking(true)}>
              {say('jobs.cancel')}
            </button>
          )}
        </div>
      )}
      {asking && (
        <ConfirmDialog
          heading={say('jobs.cancel.heading')}
          button={say('jobs.cancel')}
          busy={steer.isPending}
          onConfirm={() => {
            setAsking(false);
            steer.mutate('cancel');
          }}
          onClose={() => setAsking(false)}
        >
          <p>{say(`jobs.cancel.${means}`)}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
