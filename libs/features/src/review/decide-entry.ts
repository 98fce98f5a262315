import type { DecideEntry as Decision } from '@signatory/contract';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/index.js';
import { lockReport, type ReportRequest } from '../submissions/index.js';
import { JudgeEntry } from './judge-entry.js';
import { enterReview } from './review-scope.js';
import { SettleReview } from './settle-review.js';

export interface DecideEntryCommand extends ReportRequest {
  /** The indicator's code. */
  readonly indicator: string;
  readonly decision: Decision;
}

/** A reviewer's decision on one entry at one version. The last one settles the submission. */
@Injectable()
export class DecideEntry {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly judgeEntry: JudgeEntry,
    private readonly settleReview: SettleReview,
  ) {}

  /** Refuses `conflict-of-interest` and what `JudgeEntry` refuses. */
  async execute(command: DecideEntryCommand): Promise<void> {
    const scope = enterReview(await this.catalogue.open(command.cycle), command, 'review:decide');
    await this.database.as(scope.reach, async (tx) => {
      const locked = await lockReport(tx, scope.key);
      const { decision, actor, at } = command;
      const begun = { command: decision.decision, actor, at };
      const submission = await this.judgeEntry.begin(tx, scope, locked?.submission ?? null, begun);
      await this.judgeEntry.execute(tx, scope, submission, command);
      await this.settleReview.execute(tx, scope, submission, command.at);
    });
  }
}
