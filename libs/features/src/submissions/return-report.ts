import { Injectable } from '@nestjs/common';
import { Refusal, type Permission, type SubmissionCommand } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Catalogue } from '../catalogue/index.js';
import { MoveSubmission } from './move-submission.js';
import { enterReport, type ReportRequest } from './report-scope.js';
import { lockReport } from './submission-rows.js';

export interface ReasonedCommand extends ReportRequest {
  readonly reason: string;
}

/** Takes a certified report back before its review begins, or opens an accepted one again. */
@Injectable()
export class ReturnReport {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveSubmission: MoveSubmission,
  ) {}

  /** By the lead focal point. @throws Refusal `command.wrong-state` once review has begun */
  withdraw(command: ReasonedCommand): Promise<void> {
    return this.execute(command, 'withdraw', 'report:certify');
  }

  /** By the secretariat. @throws Refusal `command.wrong-state` */
  reopen(command: ReasonedCommand): Promise<void> {
    return this.execute(command, 'reopen', 'report:reopen');
  }

  private async execute(request: ReasonedCommand, command: SubmissionCommand, permission: Permission): Promise<void> {
    const scope = enterReport(await this.catalogue.open(request.cycle), request, permission);
    await this.database.as(scope.reach, async (tx) => {
      const locked = await lockReport(tx, scope.key);
      if (!locked)
        throw new Refusal('command.wrong-state', { command, subject: 'submission', state: 'NOT_STARTED', allowed: '' });
      await this.moveSubmission.execute(tx, {
        scope,
        submission: locked.submission,
        command,
        performer: scope.grant.role,
        actor: request.actor.id,
        at: request.at,
        reason: request.reason,
      });
    });
  }
}
