import { Injectable } from '@nestjs/common';
import { VALIDATION_RUN } from '@signatory/domain';
import { Database, systemReach } from '@signatory/persistence';
import type { GivenUp, JobPayload } from '@signatory/queue';
import { Catalogue } from '../catalogue/index.js';
import { failureOf } from './failure-of.js';
import { RecordOutcome } from './record-outcome.js';

const ACTIVE = `select id, revision from validation_run
  where cycle_id = $1 and member_code = $2 and state in ('${VALIDATION_RUN.transitions.err.from.join("', '")}')`;

/** Ends a run whose job was given up: in ERROR, with the kind of its cause, and its report a draft again. */
@Injectable()
export class FailRun {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly recordOutcome: RecordOutcome,
  ) {}

  async execute({ cycleId, memberCode }: JobPayload<'validation.run'>, { error }: GivenUp): Promise<void> {
    const reach = systemReach([memberCode]);
    const [run] = await this.database.readAs<{ id: string; revision: number }>(reach, ACTIVE, [cycleId, memberCode]);
    // It ended, or was cancelled: there is nothing to say.
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
