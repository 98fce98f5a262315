import { Injectable } from '@nestjs/common';
import type { ConfirmedEntries, EarlierView, SaveEntry as Answer } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Catalogue, requireIndicator, type OpenedCycle } from '../catalogue/index.js';
import { requireOpenCycle } from './deadline.js';
import { requireOwnEntry } from './own-entries.js';
import { readAnswer } from './read-answer.js';
import { describeEarlier, ReadEarlier, type EarlierReport } from './read-earlier.js';
import { enterReport, type ReportRequest } from './report-scope.js';
import { WriteEntries, type EntryWrite } from './write-entries.js';

export interface ConfirmCommand extends ReportRequest {
  /** Codes. */
  readonly indicators: readonly string[];
}

/** Confirms that answers of the cycle that this one follows still hold: each becomes the first version of its entry here. */
@Injectable()
export class ConfirmEntries {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly readEarlier: ReadEarlier,
    private readonly writeEntries: WriteEntries,
  ) {}

  /** All of them or none. @throws Refusal `entry.not-carried`, `entry.stale`, `entry.not-open`, `value.invalid`, `cycle.closed` */
  async execute(command: ConfirmCommand): Promise<ConfirmedEntries> {
    const { actor, at } = command;
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterReport(opened, command, 'report:edit');
    requireOpenCycle(opened.cycle, scope.key.memberCode, at);
    const codes = [...new Set(command.indicators)];
    const placed = codes.map((code) => requireIndicator(opened.plan, code));
    for (const each of placed) requireOwnEntry(scope, each, command);
    const wanted = { ids: placed.map(({ indicator }) => indicator.id), whole: true };
    const followed = (await this.readEarlier.find(scope.reach, opened, scope.key, wanted)).filter(
      (report) => report.opened.cycle.id === opened.cycle.follows,
    );
    const writes = codes.map((code) => carry(opened, code, followed));
    const context = { scope, act: 'entry.confirm' as const, actor: actor.id, at };
    const { revision } = await this.database.as(scope.reach, (tx) => this.writeEntries.execute(tx, context, writes));
    return { revision, confirmed: codes };
  }
}

function carry(opened: OpenedCycle, code: string, followed: readonly EarlierReport[]): EntryWrite {
  const placed = requireIndicator(opened.plan, code);
  const [earlier] = describeEarlier(placed.indicator.id, followed, Number.POSITIVE_INFINITY);
  const from = followed[0]?.opened.cycle.id;
  if (!earlier || from === undefined) throw new Refusal('entry.not-carried', { indicator: code });
  const sent = answerOf(earlier);
  return { placed, version: 0, read: readAnswer(opened.plan, placed, sent), sent, carriedFrom: from };
}

/** An earlier answer as if it were sent now; its figures are then as the new plan version declares them, or refused. */
function answerOf(earlier: EarlierView): Answer {
  const { status, reason, value, cells, observation, currency, narrative, translation, narrativeTier, evidence } =
    earlier;
  const other = narrative && Object.keys(narrative.texts).find((language) => language !== narrative.original);
  return {
    status: status === 'unanswered' ? 'answered' : status,
    value,
    evidence: evidence.map(asSent),
    ...(reason !== null && { reason }),
    ...(Object.keys(cells).length > 0 && { cells }),
    ...(observation !== null && { observation }),
    ...(currency !== null && { currency }),
    ...(narrative && {
      narrative: {
        language: narrative.original,
        text: narrative.texts[narrative.original]?.text ?? '',
        ...(other !== null &&
          other !== undefined && {
            translation: {
              language: other,
              text: narrative.texts[other]?.text ?? '',
              checked: translation === 'CHECKED',
            },
          }),
        ...(narrativeTier && { tier: narrativeTier }),
      },
    }),
  };
}

/** A stored piece as it is sent: its id is its report's. */
function asSent(piece: EarlierView['evidence'][number]): Answer['evidence'][number] {
  const sent: Partial<EarlierView['evidence'][number]> & Answer['evidence'][number] = { ...piece };
  delete sent.id;
  delete sent.stored;
  delete sent.link;
  return sent;
}
