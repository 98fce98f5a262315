import { Injectable } from '@nestjs/common';
import type { RunView } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Catalogue } from '../catalogue/index.js';
import {
  describeRun,
  enterReport,
  lockReport,
  MoveSubmission,
  RequestRun,
  requireOpenCycle,
  type ReportRequest,
} from '../submissions/index.js';

/** Asks for the run that decides whether a report is ready. */
@Injectable()
export class CheckReport {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveSubmission: MoveSubmission,
    private readonly requestRun: RequestRun,
  ) {}

  /** The run, to be followed. @throws Refusal `command.wrong-state`, `cycle.not-open`, `cycle.closed` */
  async execute(request: ReportRequest): Promise<RunView> {
    const opened = await this.catalogue.open(request.cycle);
    const scope = enterReport(opened, request, 'report:check');
    requireOpenCycle(opened.cycle, scope.key.memberCode, request.at);
    const { actor, at } = request;
    return this.database.as(scope.reach, async (tx) => {
      const locked = await lockReport(tx, scope.key);
      if (!locked?.submission)
        throw new Refusal('command.wrong-state', {
          command: 'check',
          subject: 'submission',
          state: 'NOT_STARTED',
          allowed: 'DRAFT',
        });
      const { report, submission } = locked;
      await this.moveSubmission.execute(tx, {
        scope,
        submission,
        command: 'check',
        performer: scope.grant.role,
        actor: actor.id,
        at,
      });
      const { key } = scope;
      const run = await this.requestRun.execute(tx, {
        opened,
        key,
        revision: report.revision,
        kind: 'check',
        actor: actor.id,
        at,
      });
      await notifyChanged(tx, {
        member: key.memberCode,
        cycle: key.cycleId,
        keys: ['report', `run:${run.id}`],
        draft: true,
      });
      return describeRun({ ...run, member: key.memberCode }, report.revision);
    });
  }
}
