import { Injectable } from '@nestjs/common';
import type { RunView } from '@signatory/contract';
import { move, Refusal, VALIDATION_RUN, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Audit } from '../audit/index.js';
import { Catalogue } from '../catalogue/index.js';
import { describeRun, enterReport, lockReport, RequestRun, requireOpenCycle, subjectOf } from '../submissions/index.js';
import { CheckReport } from './check-report.js';
import { findRun } from './run-access.js';

/** Runs again what could not end: a check as a check, over the report as it is now. */
@Injectable()
export class RetryRun {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
    private readonly requestRun: RequestRun,
    private readonly checkReport: CheckReport,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing`, `command.wrong-state` unless it ended in ERROR, `cycle.not-open`, `cycle.closed` */
  async execute(request: { readonly id: string; readonly actor: Actor; readonly at: Date }): Promise<RunView> {
    const { run, opened, key } = await findRun(this.database, this.catalogue, request);
    const scope = enterReport(opened, { ...request, member: key.memberCode }, 'report:check');
    requireOpenCycle(opened.cycle, scope.key.memberCode, request.at);
    move(VALIDATION_RUN, run.state, 'retry', scope.grant.role);
    const { actor, at } = request;
    if (run.kind === 'check')
      return this.checkReport.execute({ cycle: opened.cycle.code, member: key.memberCode, actor, at });
    return this.database.as(scope.reach, async (tx) => {
      const locked = await lockReport(tx, key);
      if (!locked) throw new Refusal('not-found', { subject: 'run' });
      const { revision } = locked.report;
      const again = await this.requestRun.execute(tx, { opened, key, revision, kind: 'save', actor: actor.id, at });
      const facts = { run: again.id, revision };
      await this.audit.record(tx, { actor: actor.id, act: 'run.retry', subject: subjectOf(scope), facts, at });
      await notifyChanged(tx, { member: key.memberCode, cycle: key.cycleId, keys: ['report', `run:${again.id}`] });
      return describeRun({ ...again, member: key.memberCode }, revision);
    });
  }
}
