import type { ApproveEntries as Approvals } from '@signatory/contract';
import { Refusal, type Actor, type Refusals } from '@signatory/domain';
import { Database, ValidationRunEntity, type SubmissionEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue, indexPlan, memberCodes, memberName, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import {
  countOpen,
  isNothingOpen,
  lockReport,
  readFindings,
  type FindingRow,
  type ReportKey,
} from '../submissions/index.js';
import { JudgeEntry } from './judge-entry.js';
import { enterReview, type ReviewScope } from './review-scope.js';
import { SettleReview } from './settle-review.js';

export interface ApproveEntriesCommand {
  readonly actor: Actor;
  readonly cycle: string;
  readonly entries: Approvals['entries'];
  readonly at: Date;
}

type Stop = Refusals['review.bulk-stopped']['stops'][number];

/** A member's report under lock, with what its certified revision was found to be. */
interface Desk {
  submission: SubmissionEntity | null;
  readonly findings: readonly FindingRow[];
  scope: ReviewScope | null;
}

/** Approves many entries in one transaction: all of them, or none and the list of those that stop it. */
@Injectable()
export class ApproveEntries {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly judgeEntry: JudgeEntry,
    private readonly settleReview: SettleReview,
  ) {}

  /** Refuses `review.bulk-stopped`, with the refusal of each entry by itself. */
  async execute(command: ApproveEntriesCommand): Promise<void> {
    const { actor, cycle, entries, at } = command;
    const opened = await this.catalogue.open(cycle);
    const { plan } = opened;
    const codes = memberCodes(plan);
    const { byCode } = indexPlan(plan);
    const labelOf = ({ indicator }: { readonly indicator: string }): string =>
      byCode.get(indicator)?.indicator.label ?? indicator;
    await this.database.as(actorReach(actor, { plan: plan.id, cycle }, codes, at), async (tx) => {
      const stops: Stop[] = [];
      // Reports are locked in one order by everybody, so that two who approve many do not wait for each other.
      const members = [...new Set(entries.map(({ member }) => member))].sort();
      for (const member of members) {
        const own = entries.filter((each) => each.member === member);
        const name = memberName(plan, member);
        const indicators = own.map(({ indicator }) => indicator);
        const desk = await openDesk(tx, opened, member, indicators);
        for (const entry of own) {
          const why = await refusalOf(() => this.approve(tx, opened, desk, entry, command));
          if (why !== null) stops.push({ member, name, indicator: entry.indicator, label: labelOf(entry), why });
        }
        if (stops.length === 0 && desk.scope && desk.submission)
          await this.settleReview.execute(tx, desk.scope, desk.submission, at);
      }
      // Whatever was written until here goes back with it.
      if (stops.length > 0)
        throw new Refusal('review.bulk-stopped', { stopped: stops.length, of: entries.length, stops });
    });
  }

  private async approve(
    tx: EntityManager,
    opened: OpenedCycle,
    desk: Desk,
    { member, indicator, version }: Approvals['entries'][number],
    { actor, at }: ApproveEntriesCommand,
  ): Promise<void> {
    const scope = enterReview(opened, { actor, member, indicator, at }, 'review:decide');
    const judgement = { decision: { decision: 'approve' as const, version }, actor, at };
    const open = desk.findings.filter((each) => each.indicator === indicator && !isNothingOpen(countOpen([each])));
    if (open.length > 0) throw new Refusal('review.findings-open', { indicator, open: open.length });
    desk.submission = await this.judgeEntry.begin(tx, scope, desk.submission, { command: 'approve', actor, at });
    desk.scope = scope;
    await this.judgeEntry.execute(tx, scope, desk.submission, judgement);
  }
}

async function openDesk(
  tx: EntityManager,
  { cycle }: OpenedCycle,
  member: string,
  indicators: readonly string[],
): Promise<Desk> {
  const key: ReportKey = { cycleId: cycle.id, memberCode: member };
  const submission = (await lockReport(tx, key))?.submission ?? null;
  const revision = submission?.atRevision ?? null;
  const run =
    revision === null
      ? null
      : await tx.findOne(ValidationRunEntity, { where: { ...key, revision }, order: { endedAt: 'DESC' } });
  return { submission, findings: run ? await readFindings(tx, key, run.id, indicators) : [], scope: null };
}

/** Why it is refused; null where it is not. What is no refusal is a fault and ends everything. */
async function refusalOf(act: () => Promise<void>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
