import { Injectable } from '@nestjs/common';
import type { FailedJobView } from '@signatory/contract';
import type { Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { attemptsOf } from '@signatory/queue';
import { findFailedJobs } from './failed-jobs.js';

/** What was given up and why, for a person to look at. */
@Injectable()
export class ReadFailedJobs {
  constructor(private readonly database: Database) {}

  /** The newest first, at most 500. @throws Refusal `permission.missing` */
  async execute(question: { readonly actor: Actor; readonly at: Date }): Promise<FailedJobView[]> {
    const jobs = await findFailedJobs(this.database, { ...question, permission: 'jobs:read' });
    return jobs.map(({ id, name, cycle, member, requestedAt, sentAt, sends, cause }) => ({
      id,
      name,
      cycle,
      member,
      requestedAt: requestedAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
      // Counted from 0: the first handing over is no repetition.
      sends: sentAt === null ? sends : sends + 1,
      attempts: attemptsOf(name),
      cause,
    }));
  }
}
