import type { JobState } from '@signatory/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { operations } from '../../api/operating.js';
import { queries } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { SearchField } from '../../ui/search-field.js';
import { Screen } from '../../ui/screen.js';
import { Empty, Loaded } from '../../ui/states.js';
import { WithTexts } from '../../ui/with-texts.js';
import { AdminRail } from '../admin-rail.js';
import { JOB_ORDER, MOST_JOBS, type JobSearch } from './job-search.js';
import { JobsAway, JobTable } from './job-table.js';
import { NoticePanel } from './notice-panel.js';
import { QueuesPanel } from './queues-panel.js';
import { StoragePanel } from './storage-panel.js';

const LOOK_MS = 10_000;

/** What is done in the background: the queues, where files are kept, and every job with what became of it. */
export function JobsScreen(): ReactNode {
  return <WithTexts of="jobs">{() => <Monitor />}</WithTexts>;
}

function Monitor(): ReactNode {
  const { say } = useSpeech();
  const [looks, setLooks] = useState(true);
  const every = looks ? LOOK_MS : false;
  const { show = 'FAILED', search = '' } = useSearch({ from: '/admin/jobs' });
  return (
    <Screen
      title={say('section.jobs')}
      section={say('section.admin')}
      line={<span>{say('jobs.lead')}</span>}
      acts={
        <button type="button" className="button" aria-pressed={!looks} onClick={() => setLooks(!looks)}>
          {say(looks ? 'jobs.queues.hold' : 'jobs.queues.go')}
        </button>
      }
    >
      <AdminRail />
      <QueuesPanel every={every} />
      <StoragePanel every={every} />
      <NoticePanel />
      <Jobs show={show} search={search} every={every} />
      <p className="notes">
        <span>
          {say('jobs.board')} <a href="/operators/queues">{say('jobs.board.link')}</a>
        </span>
      </p>
    </Screen>
  );
}

function Jobs(props: { readonly show: JobState; readonly search: string; readonly every: number | false }): ReactNode {
  const { say } = useSpeech();
  const { show, search, every } = props;
  const navigate = useNavigate();
  const jobs = useQuery({ ...operations.jobs(show, search), refetchInterval: every });
  const client = useQueryClient();
  const listed = client.getQueryData(operations.jobs(show, '').queryKey)?.jobs.length ?? 0;
  // Of what is listed whole, the list itself finds at once what is looked for.
  const isSearched = search !== '' || listed >= MOST_JOBS;
  const searchOf = (state: JobState, words: string): JobSearch => ({
    ...(state === 'FAILED' ? {} : { show: state }),
    ...(words === '' ? {} : { search: words }),
  });
  const cycles = useQuery(queries.cycles());
  return (
    <>
      <h2>{say('jobs.list')}</h2>
      <div className="acts">
        <nav className="segmented" aria-label={say('jobs.show')}>
          {JOB_ORDER.map((state) => (
            <Link
              key={state}
              to="/admin/jobs"
              search={searchOf(state, search)}
              // The address may name what it shows without being asked: the router would mark none.
              aria-current={show === state ? 'page' : undefined}
              activeOptions={{ exact: true }}
            >
              {say(`jobs.state.${state}`)}
            </Link>
          ))}
        </nav>
        <button type="button" className="button" aria-disabled={jobs.isFetching} onClick={() => void jobs.refetch()}>
          {say('jobs.refresh')}
        </button>
      </div>
      {isSearched && (
        <SearchField
          label={say('jobs.find')}
          hint={say('jobs.find.hint')}
          value={search}
          onSearch={(words) => void navigate({ to: '/admin/jobs', search: searchOf(show, words), replace: true })}
        />
      )}
      <p role="status" className="muted">
        {search !== '' && jobs.data && say('jobs.searched', { count: jobs.data.jobs.length })}
      </p>
      <Loaded query={jobs}>
        {(found) => (
          <>
            {!found.queueAnswers && <JobsAway />}
            {found.jobs.length === 0 ? (
              search === '' && <Empty>{say(show === 'FAILED' ? 'jobs.none' : `jobs.none.${show}`)}</Empty>
            ) : (
              <JobTable jobs={found.jobs} cycles={cycles.data ?? []} isSearched={isSearched} />
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
