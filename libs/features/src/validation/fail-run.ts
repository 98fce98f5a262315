import { Injectable } from '@nestjs/common';
import { VALIDATION_RUN } from '@signatory/domain';
import { Database, systemReach } from '@signatory/persistence';
import type { GivenUp, JobPayload } from '@signatory/queue';
import { Catalogue } from '../catalogue/index.js';
import { failureOf } from './failure-of.js';
import { RecordOutcome } from './record-outcome.js';

/**
 * The active run of a report, unless it was begun for another job than the job $3, which is still to come: a job does whatever run
 * is active, and what this one worked on may have been cancelled since, or begun anew. A run is begun for the job that was made in
 * the same instant.
 */
const ACTIVE = `select id, revision from validation_run run
  where cycle_id = $1::uuid and member_code = $2 and state in ('${VALIDATION_RUN.transitions.err.from.join("', '")}')
    and not exists (select from outbox own join outbox later on later.name = own.name and later.created_at > own.created_at
      where own.id = $3 and later.member_code = $2 and later.payload ->> 'cycleId' = $1::uuid::text
        and later.done_at is null and later.failed is null
        and abs(extract(epoch from run.queued_at - later.created_at)) < abs(extract(epoch from run.queued_at - own.created_at)))`;

/** Ends a run whose job was given up: in ERROR, with the kind of its cause, and its report a draft again. */
@Injectable()
export class FailRun {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly recordOutcome: RecordOutcome,
  ) {}

  async execute({ cycleId, memberCode }: JobPayload<'validation.run'>, { outboxId, error }: GivenUp): Promise<void> {
    const reach = systemReach([memberCode]);
    const [run] = await this.database.readAs<{ id: string; revision: number }>(reach, ACTIVE, [
      cycleId,
      memberCode,
      outboxId,
    ]);
    // It ended, was cancelled, or is another job's: there is nothing to say.
    if (!run) return;
    await this.recordOutcome.fail({
      opened: await this.catalogue.openById(cycleId),
      key: { cycleId, memberCode },
      run,
      failure: failureOf(error),
      cause: error.message,
    });
  }
}
