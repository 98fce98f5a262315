import type { WidenCorrection as Wish } from '@signatory/contract';
import { SUBMISSION, type CorrectionScope, type Plan } from '@signatory/domain';
import { SubmissionEntity, type CorrectionCaseEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { RescoreScores } from '../scoring/index.js';
import { lockReport } from '../submissions/index.js';
import { readScope } from './correction-scope.js';
import { MoveCorrection } from './move-correction.js';
import { requireNoneWaiting } from './release-guards.js';

export interface Widening {
  readonly correction: CorrectionCaseEntity;
  readonly body: Wish;
  /** A person's id. */
  readonly actor: string;
  readonly at: Date;
}

/** Lets a case that is being worked name more: who corrects one figure often finds the next. */
@Injectable()
export class WidenCorrection {
  constructor(
    private readonly moveCorrection: MoveCorrection,
    private readonly rescore: RescoreScores,
  ) {}

  /**
   * In the caller's transaction, which holds the lock of the cycle's releases. In a case that is reopened the added scores are
   * scored again and the added entries are open at once, where their report is. Refuses `request.invalid` with each name that is
   * none, `release.waiting` where what the case moves is frozen already, and `command.wrong-state` once it is closed or for an
   * added score that stayed blank when its cycle was concluded.
   */
  async execute(tx: EntityManager, opened: OpenedCycle, { correction, body, actor, at }: Widening): Promise<void> {
    const { plan, cycle } = opened;
    const added = unnamed(readScope(plan, body), correction);
    await requireNoneWaiting(tx, cycle.id);
    const language = body.language ?? null;
    await this.moveCorrection.execute(tx, {
      correction,
      cycle: cycle.code,
      command: 'widen',
      performer: 'secretariat',
      actor,
      at,
      settles: { ...together(plan, correction, added), text: body.text, language, widenedAt: at },
      // The words that it had are nowhere else then.
      facts: { ...added, ...(body.text !== correction.text && { before: correction.text, now: body.text }) },
    });
    if (correction.state !== 'REOPENED') return;
    await this.rescore.execute(tx, {
      cycle: cycle.code,
      cycleId: cycle.id,
      cycleState: cycle.state,
      scores: added.scores,
      reason: body.text,
      language,
      actor,
      at,
    });
    for (const member of new Set(added.entries.map((entry) => entry.member))) {
      const indicators = added.entries.flatMap((entry) => (entry.member === member ? [entry.indicator] : []));
      await openInReport(tx, { cycleId: cycle.id, memberCode: member }, indicators, at);
    }
  }
}

/** What the case does not name yet. */
function unnamed({ entries, scores, members }: CorrectionScope, named: CorrectionScope): CorrectionScope {
  return {
    entries: entries.filter(
      ({ member, indicator }) =>
        !named.entries.some((other) => other.member === member && other.indicator === indicator),
    ),
    scores: scores.filter(
      ({ member, commitment }) =>
        !named.scores.some((other) => other.member === member && other.commitment === commitment),
    ),
    members: members.filter((member) => !named.members.includes(member)),
  };
}

function together(plan: Plan, named: CorrectionScope, added: CorrectionScope) {
  const members = new Set([...named.members, ...added.members]);
  return {
    entries: [...named.entries, ...added.entries],
    scores: [...named.scores, ...added.scores],
    members: memberCodes(plan).filter((code) => members.has(code)),
  };
}

/** A report that is being corrected is open for them as well; one that was accepted again has them when it is reopened. */
async function openInReport(
  tx: EntityManager,
  key: { readonly cycleId: string; readonly memberCode: string },
  indicators: readonly string[],
  at: Date,
): Promise<void> {
  const submission = (await lockReport(tx, key))?.submission;
  if (!submission?.returned || !SUBMISSION.transitions.edit.from.includes(submission.state)) return;
  const returned = [...new Set([...submission.returned, ...indicators])];
  // Nobody has begun: the report is told once more, with all that is open in it.
  const told = submission.state === 'REOPENED' && { changedAt: at };
  await tx.update(SubmissionEntity, { ...key, version: submission.version }, { returned, ...told });
}
