import { Injectable } from '@nestjs/common';
import type { EntryView, SaveEntry as Answer } from '@signatory/contract';
import { Database } from '@signatory/persistence';
import { Catalogue, requireIndicator } from '../catalogue/index.js';
import { requireOpenCycle } from './deadline.js';
import { describeEntry } from './entry-views.js';
import { requireOwnEntry } from './own-entries.js';
import { readAnswer } from './read-answer.js';
import { describeBreaks, describeEarlier, ReadEarlier } from './read-earlier.js';
import { enterReport, type ReportRequest } from './report-scope.js';
import { WriteEntries } from './write-entries.js';

export interface SaveEntryCommand extends ReportRequest {
  /** The indicator's code. */
  readonly indicator: string;
  /** The entry's version that the answer was made from; 0 for the first. */
  readonly version: number;
  readonly answer: Answer;
}

/** Saves the whole answer to one indicator as its next version. */
@Injectable()
export class SaveEntry {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly readEarlier: ReadEarlier,
    private readonly writeEntries: WriteEntries,
  ) {}

  /** @throws Refusal `value.invalid`, `entry.stale`, `entry.not-open`, `entry.assessors-only`, `indicator.unknown`, `cycle.not-open`, `cycle.closed` */
  async execute(command: SaveEntryCommand): Promise<EntryView> {
    const { answer: sent, version, actor, at } = command;
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterReport(opened, command, 'report:edit');
    const placed = requireIndicator(opened.plan, command.indicator);
    requireOwnEntry(scope, placed, command);
    requireOpenCycle(opened.cycle, scope.key.memberCode, at);
    const read = readAnswer(opened.plan, placed, sent);
    const context = { scope, act: 'entry.save' as const, actor: actor.id, at };
    const [row] = await this.database.as(
      scope.reach,
      async (tx) => (await this.writeEntries.execute(tx, context, [{ placed, version, read, sent }])).rows,
    );
    const { id } = placed.indicator;
    const earlier = await this.readEarlier.find(scope.reach, opened, scope.key, { ids: [id] });
    const around = { before: describeEarlier(id, earlier), breaks: describeBreaks(id, earlier) };
    return describeEntry(placed, row, { open: true, review: null, ...around });
  }
}
