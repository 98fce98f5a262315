import type { JobState, JobView } from '@signatory/contract';
import { systemReach, type Database } from '@signatory/persistence';
import { attemptsOf, isJobName, queueOf, type JobName } from '@signatory/queue';
import type { FoundJob } from './find-jobs.js';

/**
 * Until when a person cancels a job: while it waits, or also at work, where a run or an import that was cancelled takes no
 * outcome any more. What is not here is cancelled elsewhere, as the rendering of a release is as a whole, or not at all:
 * an application of an import is one transaction, and what comes by itself comes again.
 */
const CANCELLED_UNTIL: Readonly<Partial<Record<JobName, Extract<JobState, 'WAITING' | 'RUNNING'>>>> = {
  'validation.run': 'RUNNING',
  'report.import': 'RUNNING',
  'report.compare': 'WAITING',
  'evidence.check-links': 'WAITING',
  'mail.send': 'WAITING',
};

/** Given up, what these worked on has ended with them and was told of: sent again they would find nothing to do. */
const ENDED_WITH_IT: readonly string[] = ['report.import', 'report.apply-import'] satisfies readonly JobName[];

/** Whether a job of a name that was given up can be sent again. */
export const isSentAgain = (name: string): boolean => !ENDED_WITH_IT.includes(name);

/** Where a job stands. @param atWork the ids of those that workers have taken; null where the queue does not say */
export function stateOf({ id, doneAt, cause }: FoundJob, atWork: ReadonlySet<string> | null): JobState {
  if (cause !== null) return 'FAILED';
  if (doneAt !== null) return 'DONE';
  return atWork?.has(id) ? 'RUNNING' : 'WAITING';
}

/** The states in which a job of a name can be cancelled. Where the queue does not say who is at work, none is taken to wait. */
export function cancelledIn(name: string, queueAnswers: boolean): JobState[] {
  const until = isJobName(name) ? CANCELLED_UNTIL[name] : undefined;
  if (until === 'RUNNING') return ['WAITING', 'RUNNING'];
  return until === 'WAITING' && queueAnswers ? ['WAITING'] : [];
}

interface JobPlace {
  readonly state: JobState;
  readonly queueAnswers: boolean;
  readonly progress: JobView['progress'];
}

/** A job for a reader. */
export function describeJob(job: FoundJob, { state, queueAnswers, progress }: JobPlace): JobView {
  const { id, name, payload, cycle, member, requestedAt, sentAt, doneAt, sends, cause } = job;
  return {
    id,
    name,
    queue: queueOf(name),
    state,
    cycle,
    member,
    file: name === 'scorecard.render' && typeof payload['path'] === 'string' ? payload['path'] : null,
    requestedAt: requestedAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    doneAt: doneAt?.toISOString() ?? null,
    // Counted from 0: the first handing over is no repetition.
    sends: sentAt === null ? sends : sends + 1,
    attempts: attemptsOf(name),
    progress,
    cause,
    commands: commandsOf(name, state, queueAnswers),
  };
}

function commandsOf(name: string, state: JobState, queueAnswers: boolean): JobView['commands'] {
  if (state === 'FAILED') return isSentAgain(name) ? ['send-again'] : [];
  return cancelledIn(name, queueAnswers).includes(state) ? ['cancel'] : [];
}

const RULES = `select o.id, 'rules' as of, v.done, v.total from outbox o join validation_run v
    on v.cycle_id::text = o.payload ->> 'cycleId' and v.member_code = o.member_code and v.state = 'RUNNING'
  where o.id = any ($1::uuid[]) and o.name = 'validation.run' and v.total > 0`;
const PAGES = `select o.id, 'pages' as of, f.pages_drawn as done, f.pages as total from outbox o join release_file f
    on f.release_id::text = o.payload ->> 'releaseId' and f.path = o.payload ->> 'path'
  where o.id = any ($1::uuid[]) and o.name = 'scorecard.render' and f.state = 'PENDING' and f.pages > 0`;

type Counted = NonNullable<JobView['progress']> & { readonly id: string };

/** How far the jobs at work are: rules checked of a report, pages drawn of a document. */
export async function countProgress(
  database: Database,
  running: readonly FoundJob[],
): Promise<ReadonlyMap<string, NonNullable<JobView['progress']>>> {
  if (running.length === 0) return new Map();
  const members = new Set(running.flatMap(({ member }) => member ?? []));
  const reach = systemReach([...members], { releases: 'read' });
  const ids = running.map(({ id }) => id);
  const counted = await Promise.all([RULES, PAGES].map((text) => database.readAs<Counted>(reach, text, [ids])));
  return new Map(counted.flat().map(({ id, ...progress }) => [id, progress]));
}
