import { Injectable } from '@nestjs/common';
import {
  move,
  VALIDATION_RUN,
  type Report,
  type RuleOutcome,
  type RunCommand,
  type RunFailure,
} from '@signatory/domain';
import { Database, systemReach } from '@signatory/persistence';
import { completeJobs, grouped, HELD_UP, notifyAllChanged } from '@signatory/queue';
import { encodeOutcomes } from '@signatory/rules';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import type { OpenedCycle } from '../catalogue/index.js';
import { currentSubmission, MoveSubmission, RequestRun, subjectOf } from '../submissions/index.js';
import {
  endRuns,
  findJustified,
  lockStanding,
  storeFindings,
  type NewFinding,
  type RunEnd,
  type RunRef,
  type StandingRun,
} from './outcome-rows.js';
import { valuesHash } from './values-hash.js';
import { countOutcomes, verdictOf } from './verdict.js';

interface EndedRun extends RunRef {
  readonly opened: OpenedCycle;
}

export interface RunOutcome extends EndedRun {
  readonly outboxId: string;
  readonly report: Report;
  readonly outcomes: readonly RuleOutcome[];
  /** Of findings of the run before that still stand: of the others the values are read for it. */
  readonly hashes: ReadonlyMap<RuleOutcome, string>;
  /** Hash of what stood around the report. */
  readonly around: string;
}

/** A run that could not end, and why. */
export interface FailedRun extends EndedRun {
  readonly failure: RunFailure;
  readonly cause: string;
}

/** A run with what is to be written on it. */
interface Settled {
  readonly ended: RunOutcome | FailedRun;
  readonly standing: StandingRun;
  readonly command: RunCommand;
  readonly end: RunEnd;
}

/**
 * Writes how runs ended, each once: findings, counts, the report's state, the audit event and the end of the job commit
 * together. Runs that end at the same time share the transaction.
 */
@Injectable()
export class RecordOutcome {
  private readonly end = grouped((ended: readonly (RunOutcome | FailedRun)[], alone) => this.endAll(ended, alone));

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly moveSubmission: MoveSubmission,
    private readonly requestRun: RequestRun,
  ) {}

  async execute(outcome: RunOutcome): Promise<void> {
    await this.end(outcome);
  }

  /** The run could not end: the report is a draft again, and the cause is kept. */
  async fail(failed: FailedRun): Promise<void> {
    await this.end(failed);
  }

  private endAll(group: readonly (RunOutcome | FailedRun)[], alone: boolean): Promise<(true | typeof HELD_UP)[]> {
    return this.database.asPipelined(systemReach(group.map(({ key }) => key.memberCode)), async (tx) => {
      const standing = await lockStanding(
        tx,
        group.map((ended) => ({ ...ended, failed: 'cause' in ended })),
        alone,
      );
      const runs = group.flatMap((ended, n) => {
        const run = standing[n];
        return run ? [{ ended, standing: run }] : [];
      });
      const found = runs.map(({ ended }) => ('outcomes' in ended ? findingsOf(ended) : []));
      const justified = await findJustified(tx, found.flat());
      const settled = runs.map((run, n) => settle(run, found[n] ?? [], justified));
      const held = group.map((_, n) => standing[n] !== undefined);
      // They do not need each other's answers: one round trip.
      await Promise.all([
        storeFindings(
          tx,
          runs.filter(({ ended, standing: { again } }) => again && 'outcomes' in ended).map(({ ended }) => ended),
          found.flat(),
        ),
        this.write(tx, settled),
        completeJobs(
          tx,
          // The job of a run that failed is marked by whoever gave it up.
          group.flatMap((ended, n) => (held[n] && 'outboxId' in ended ? [ended.outboxId] : [])),
        ),
      ]);
      for (const each of settled) await this.follow(tx, each);
      return held.map((done) => done || HELD_UP);
    });
  }

  private async write(tx: EntityManager, settled: readonly Settled[]): Promise<void> {
    if (settled.length === 0) return;
    const ends = settled.map(({ end }) => end);
    await Promise.all([
      endRuns(tx, ends),
      this.audit.recordAll(
        tx,
        settled.map(({ ended, command, end: { run, stale, counts, at } }) => ({
          actor: 'system',
          act: `run.${command}`,
          subject: subjectOf(ended),
          facts: {
            run: run.id,
            revision: run.revision,
            stale,
            ...counts,
            ...('cause' in ended && { failure: ended.failure }),
          },
          at,
        })),
      ),
      notifyAllChanged(
        tx,
        ends.map(({ key, run }) => ({ member: key.memberCode, keys: ['report', `run:${run.id}`] })),
      ),
    ]);
  }

  /** What a run's end means for its report. */
  private async follow(tx: EntityManager, { ended, standing, command, end }: Settled): Promise<void> {
    const { opened, key } = ended;
    const { at } = end;
    if (end.stale) {
      const revision = standing.reportRevision;
      await this.requestRun.execute(tx, { opened, key, revision, kind: 'save', actor: 'system', at });
      return;
    }
    if (standing.kind !== 'check') return;
    const submission = await currentSubmission(tx, key);
    if (submission?.state !== 'VALIDATING') return;
    await this.moveSubmission.execute(tx, {
      scope: { opened, key },
      submission,
      command: command === 'err' ? 'abandon' : command.startsWith('pass') ? 'pass' : 'block',
      performer: 'system',
      actor: 'system',
      at,
    });
  }
}

/** How a run ends, with its findings. */
function settle(
  { ended, standing }: Pick<Settled, 'ended' | 'standing'>,
  found: readonly NewFinding[],
  justified: ReadonlySet<NewFinding>,
): Settled {
  const judged = found.map((finding) => ({
    severity: finding.outcome.severity,
    outcome: finding.kind,
    justification: justified.has(finding) ? finding : null,
  }));
  const command = 'outcomes' in ended ? verdictOf(judged) : 'err';
  const end = {
    key: ended.key,
    run: ended.run,
    state: move(VALIDATION_RUN, standing.state, command, 'system'),
    stale: standing.reportRevision !== ended.run.revision,
    at: standing.at,
    counts: 'outcomes' in ended ? countOutcomes(ended.outcomes) : null,
    failure: 'outcomes' in ended ? null : ended.failure,
    cause: 'outcomes' in ended ? null : ended.cause,
    outcomes: 'outcomes' in ended ? encodeOutcomes(ended.opened.plan, ended.outcomes) : null,
    around: 'outcomes' in ended ? ended.around : null,
  };
  return { ended, standing, command, end };
}

function findingsOf({ opened, key, run, report, outcomes, hashes }: RunOutcome): NewFinding[] {
  return outcomes.flatMap((outcome, n) => {
    const { kind } = outcome.outcome;
    if (kind !== 'FAIL' && kind !== 'NOT_RUN') return [];
    const hash = hashes.get(outcome) ?? valuesHash(opened.plan, report, outcome);
    return [{ key, run, n, kind, outcome, valuesHash: hash }];
  });
}
