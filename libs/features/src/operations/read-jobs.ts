import { Injectable } from '@nestjs/common';
import type { JobFilters, JobsView } from '@signatory/contract';
import { Refusal, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import type { QueueWatch } from '@signatory/queue';
import { Catalogue } from '../catalogue/index.js';
import { countProgress, describeJob, stateOf } from './describe-job.js';
import { findJobs } from './find-jobs.js';
import { readJobWords } from './job-words.js';

interface JobsToRead extends JobFilters {
  readonly actor: Actor;
  readonly at: Date;
}

/** What waits, is at work, was done or given up, in the plans that the reader keeps. */
@Injectable()
export class ReadJobs {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** At most 200; done are those that somebody or something asked for, not those that come by themselves. @throws Refusal `permission.missing` */
  async execute({ actor, at, state, search }: JobsToRead, watch: Pick<QueueWatch, 'atWork'>): Promise<JobsView> {
    const isOpen = state === 'WAITING' || state === 'RUNNING';
    const question = { actor, at, permission: 'jobs:read' } as const;
    const words = search === '' ? [] : readJobWords(search, await this.catalogue.list());
    const [found, atWork] = await Promise.all([
      findJobs(this.database, question, { end: isOpen ? 'OPEN' : state, words }),
      isOpen ? whoIsAtWork(watch) : new Set<string>(),
    ]);
    const jobs = found.filter((job) => stateOf(job, atWork) === state);
    const progress = await countProgress(this.database, state === 'RUNNING' ? jobs : []);
    const queueAnswers = atWork !== null;
    return {
      jobs: jobs.map((job) => describeJob(job, { state, queueAnswers, progress: progress.get(job.id) ?? null })),
      queueAnswers,
    };
  }
}

/** Null where the queue's store is away: what the outbox knows can be told all the same. */
export async function whoIsAtWork(watch: Pick<QueueWatch, 'atWork'>): Promise<ReadonlySet<string> | null> {
  try {
    return await watch.atWork();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'queues.away') return null;
    throw error;
  }
}
