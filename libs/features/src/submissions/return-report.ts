import { Injectable } from '@nestjs/common';
import { Refusal, type Permission, type SubmissionCommand } from '@signatory/domain';
import { CorrectionCaseEntity, Database } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { Catalogue, memberName } from '../catalogue/index.js';
import { requireOpenCycle } from './deadline.js';
import { MoveSubmission } from './move-submission.js';
import { enterReport, type ReportRequest, type ReportScope } from './report-scope.js';
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

  /**
   * By the secretariat, while the member could change it then: nothing else ends what was reopened.
   * @throws Refusal `command.wrong-state`, `correction.needed` where a release stands on the report, `cycle.not-open`, `cycle.closed`
   */
  reopen(command: ReasonedCommand): Promise<void> {
    return this.execute(command, 'reopen', 'report:reopen');
  }

  private async execute(request: ReasonedCommand, command: SubmissionCommand, permission: Permission): Promise<void> {
    const scope = enterReport(await this.catalogue.open(request.cycle), request, permission);
    await this.database.as(scope.reach, async (tx) => {
      const locked = await lockReport(tx, scope.key);
      if (!locked)
        throw new Refusal('command.wrong-state', { command, subject: 'submission', state: 'NOT_STARTED', allowed: '' });
      const returned = command === 'reopen' ? await namedEntries(tx, scope) : null;
      if (command === 'reopen' && returned === null)
        requireOpenCycle(scope.opened.cycle, scope.key.memberCode, request.at);
      await this.moveSubmission.execute(tx, {
        scope,
        submission: locked.submission,
        command,
        performer: scope.grant.role,
        actor: request.actor.id,
        at: request.at,
        reason: request.reason,
        // What a reviewer had returned before is corrected, and is not what this was opened for.
        ...(command === 'reopen' && { sets: { returned } }),
      });
    });
  }
}

const STANDING = `select exists (select from release where cycle_id = $1 and state in ('PUBLISHED', 'CORRECTED')) as stands`;

/** The entries that may change: all of them (null), or once a release stands on the report those that a correction case names. */
async function namedEntries(
  tx: EntityManager,
  { opened: { cycle, plan }, key }: ReportScope,
): Promise<string[] | null> {
  const correction = await tx.findOneBy(CorrectionCaseEntity, { cycleId: cycle.id, state: 'REOPENED' });
  const named = (correction?.entries ?? []).filter(({ member }) => member === key.memberCode);
  if (named.length > 0) return named.map(({ indicator }) => indicator);
  const [row] = await tx.query<{ stands: boolean }[]>(STANDING, [cycle.id]);
  if (row?.stands || cycle.state === 'CONCLUDED' || cycle.state === 'ARCHIVED')
    throw new Refusal('correction.needed', {
      cycle: cycle.code,
      title: cycle.title,
      member: key.memberCode,
      name: memberName(plan, key.memberCode),
    });
  return null;
}
