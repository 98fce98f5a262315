import type { ReviewThreadView } from '@signatory/contract';
import { Refusal, type Permission } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Catalogue, requireIndicator, type OpenedCycle } from '../catalogue/index.js';
import { enterReport, seesEntry, type ReportRequest } from '../submissions/index.js';
import { describeThreads } from './describe-threads.js';
import { readEvents } from './review-events.js';
import { enterThread } from './review-scope.js';

export interface ThreadsQuestion extends ReportRequest {
  readonly indicator: string;
}

/** What is said about one entry, for both sides. */
@Injectable()
export class ReadThreads {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** Refuses `not-found`. */
  async execute(question: ThreadsQuestion): Promise<ReviewThreadView[]> {
    const opened = await this.catalogue.open(question.cycle);
    const scope = enterReport(opened, question, 'report:read' satisfies Permission);
    const placed = requireIndicator(opened.plan, question.indicator);
    if (!seesEntry(scope, placed, question)) throw new Refusal('not-found', { subject: 'entry' });
    const events = await this.database.as(scope.reach, (tx) => readEvents(tx, scope.key, placed.indicator.id));
    return describeThreads(events, performerOf(opened, question));
  }
}

/** The role in which somebody writes about an entry; null for whoever only reads. */
export function performerOf(
  opened: OpenedCycle,
  question: ThreadsQuestion,
): ReturnType<typeof enterThread>['performer'] | null {
  try {
    return enterThread(opened, question).performer;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
