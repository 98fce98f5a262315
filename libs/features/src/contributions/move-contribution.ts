import { Injectable } from '@nestjs/common';
import type { ContributionView, SaveEntry as Answer } from '@signatory/contract';
import { CONTRIBUTION, move, Refusal, type ContributionCommand, type Permission } from '@signatory/domain';
import { ContributionEntity, Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Audit } from '../audit/index.js';
import { Catalogue, requireIndicator } from '../catalogue/index.js';
import {
  enterReport,
  lockReport,
  readAnswer,
  requireCitedFiles,
  requireOpenCycle,
  subjectOf,
  type ReportRequest,
} from '../submissions/index.js';
import { describeContribution, lockContribution, readContributions } from './contribution-rows.js';

export interface ContributionMove extends ReportRequest {
  readonly indicator: string;
  /** A person's id. */
  readonly contributor: string;
  /** The contribution's version that the command was made from. */
  readonly version: number;
}

interface Step {
  readonly command: ContributionCommand;
  readonly permission: Permission;
  readonly sets: Partial<Pick<ContributionEntity, 'answer' | 'reason'>>;
  /** Goes back with a refusal. */
  readonly sent: unknown;
  readonly until: boolean;
  /** The evidence that it brings. */
  readonly cites?: Answer['evidence'];
}

/** The one writer of a contribution's state: an agency's draft, and what the focal point decides of it. */
@Injectable()
export class MoveContribution {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
  ) {}

  /** The contributor's own draft, until the end date. @throws Refusal `value.invalid`, `entry.stale`, `contribution.ended`, `command.wrong-state` */
  async save(move: Omit<ContributionMove, 'contributor'>, answer: Answer): Promise<ContributionView> {
    const { plan } = await this.catalogue.open(move.cycle);
    readAnswer(plan, requireIndicator(plan, move.indicator), answer);
    return this.execute(
      { ...move, contributor: move.actor.id },
      {
        command: 'edit',
        permission: 'contribution:give',
        sets: { answer, reason: null },
        sent: answer,
        until: true,
        cites: answer.evidence,
      },
    );
  }

  /** @throws Refusal `entry.stale`, `command.wrong-state` */
  clear(move: ContributionMove): Promise<ContributionView> {
    const sets = { reason: null };
    return this.execute(move, { command: 'clear', permission: 'contribution:manage', sets, sent: null, until: false });
  }

  /** @throws Refusal `entry.stale`, `command.wrong-state` */
  return(move: ContributionMove, reason: string): Promise<ContributionView> {
    const sets = { reason };
    return this.execute(move, { command: 'return', permission: 'contribution:manage', sets, sent: null, until: false });
  }

  /** Of what was asked and not given: nobody is waited for any more. @throws Refusal `entry.stale`, `command.wrong-state` */
  withdraw(move: ContributionMove): Promise<ContributionView> {
    const sets = { reason: null };
    return this.execute(move, {
      command: 'withdraw',
      permission: 'contribution:manage',
      sets,
      sent: null,
      until: false,
    });
  }

  private async execute(
    request: ContributionMove,
    { command, permission, sets, sent, until, cites = [] }: Step,
  ): Promise<ContributionView> {
    const { actor, at, contributor, version } = request;
    const opened = await this.catalogue.open(request.cycle);
    const scope = enterReport(opened, request, permission);
    const placed = requireIndicator(opened.plan, request.indicator);
    requireOpenCycle(opened.cycle, scope.key.memberCode, at);
    const { code, id: indicatorId } = placed.indicator;
    return this.database.as(scope.reach, async (tx) => {
      await lockReport(tx, scope.key);
      // Cited in a part, a file waits with it for the focal point.
      await requireCitedFiles(tx, scope.key.memberCode, cites);
      const found = await lockContribution(tx, scope, placed, contributor);
      if (until && found.until <= at) throw new Refusal('contribution.ended', { until: found.until.toISOString() });
      const describe = async (): Promise<ContributionView> => {
        const [row] = await readContributions(tx, { scope, at }, { indicatorId, contributor });
        if (!row) throw new Error('A contribution under lock cannot be read.');
        return describeContribution(code, row, scope, at);
      };
      if (found.version !== version) {
        const theirs = await describe();
        const { version: current, changedAt } = theirs;
        const by = theirs.contributor.name;
        throw new Refusal('entry.stale', {
          indicator: code,
          sent: version,
          current,
          theirs,
          yours: sent,
          by,
          byId: contributor,
          at: changedAt,
        });
      }
      const state = move(CONTRIBUTION, found.state, command, scope.grant.role);
      const changes = { ...sets, state, version: version + 1, changedBy: actor.id, changedAt: at };
      await tx.update(
        ContributionEntity,
        { ...scope.key, indicatorId, contributor, version },
        // The driver's type for jsonb is narrower than what it takes.
        changes as Parameters<typeof tx.update<ContributionEntity>>[2],
      );
      await this.audit.record(tx, {
        actor: actor.id,
        act: `contribution.${command}`,
        subject: subjectOf(scope, code),
        facts: {
          contributor,
          from: found.state,
          to: state,
          version: version + 1,
          ...(sets.reason && { reason: sets.reason }),
        },
        at,
      });
      await notifyChanged(tx, {
        member: scope.key.memberCode,
        cycle: scope.key.cycleId,
        keys: ['contributions'],
        draft: true,
      });
      return describe();
    });
  }
}
