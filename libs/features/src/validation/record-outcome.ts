import { Injectable } from '@nestjs/common';
import { move, VALIDATION_RUN, type RunCommand, type RunFailure } from '@signatory/domain';
import { Database, systemReach } from '@signatory/persistence';
import { completeJobs, grouped, HELD_UP, notifyAllChanged } from '@signatory/queue';
import type { OutcomeTally } from '@signatory/rules';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import type { OpenedCycle } from '../catalogue/index.js';
import {
  countFindings,
  currentSubmission,
  MoveSubmission,
  RequestRun,
  subjectOf,
  type Judged,
} from '../submissions/index.js';
import { FindingsOfRun, type RunSteps } from './findings-of-run.js';
import {
  endRuns,
  findJustified,
  forgetFindings,
  lockStanding,
  storeFindings,
  type NewFinding,
  type RunEnd,
  type RunRef,
  type StandingRun,
} from './outcome-rows.js';
import { countsOf, verdictOf } from './verdict.js';

interface EndedRun extends RunRef {
  readonly opened: OpenedCycle;
}

/** A run whose outcomes are to be recorded. */
export interface RunToRecord extends EndedRun, RunSteps {
  readonly outboxId: string;
  /** Hash of what stood around the report. */
  readonly around: string;
}

/** A run that ended, with its findings unless they are stored already. */
interface RunOutcome extends EndedRun {
  readonly outboxId: string;
  readonly around: string;
  readonly tally: OutcomeTally;
  readonly found: readonly NewFinding[];
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

  /** Reads the outcomes to their end. Where there are more findings than are held, they go to the database as they come. */
  async execute(run: RunToRecord): Promise<void> {
    const findings = new FindingsOfRun(run);
    const pieces = findings.inPieces();
    const first = await pieces.next();
    const second = await pieces.next();
    const { opened, key, run: ref, outboxId, around } = run;
    const ended = { opened, key, run: ref, outboxId, around, tally: findings.tally };
    if (second.done) await this.end({ ...ended, found: first.value ?? [] });
    else await this.endLarge({ ...ended, found: [] }, [first.value ?? [], second.value], pieces);
  }

  /** The run could not end: the report is a draft again, and the cause is kept. */
  async fail(failed: FailedRun): Promise<void> {
    await this.end(failed);
  }

  /** One transaction as well, by itself. The report is locked only when all findings are there: until then it can be edited. */
  private async endLarge(
    ended: RunOutcome,
    begun: readonly (readonly NewFinding[])[],
    pieces: AsyncIterable<readonly NewFinding[]>,
  ): Promise<void> {
    const reach = systemReach([ended.key.memberCode]);
    await this.database.asPipelined(reach, async (tx) => {
      // Whoever has the same job waits here, and finds that the run does not stand any more.
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [ended.run.id]);
      await tx.query('savepoint findings');
      await forgetFindings(tx, [ended]);
      for (const piece of begun) await storeFindings(tx, [], piece);
      for await (const piece of pieces) await storeFindings(tx, [], piece);
      const [standing] = await lockStanding(tx, [{ ...ended, failed: false }], true);
      if (standing) {
        const settled = settle({ ended, standing }, await countFindings(tx, ended.key, ended.run.id));
        await this.write(tx, [settled]);
        await completeJobs(tx, [ended.outboxId]);
        await this.follow(tx, settled);
      } else {
        await tx.query('rollback to savepoint findings');
        await completeJobs(tx, [ended.outboxId]);
      }
    });
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
      const found = runs.map(({ ended }) => ('tally' in ended ? ended.found : []));
      const justified = await findJustified(tx, found.flat());
      const settled = runs.map((run, n) =>
        settle(
          run,
          (found[n] ?? []).map((finding) => ({
            severity: finding.outcome.severity,
            outcome: finding.kind,
            justification: justified.has(finding) ? finding : null,
          })),
        ),
      );
      const held = group.map((_, n) => standing[n] !== undefined);
      // They do not need each other's answers: one round trip.
      await Promise.all([
        storeFindings(
          tx,
          runs.filter(({ ended, standing: { again } }) => again && 'tally' in ended).map(({ ended }) => ended),
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
        ends.map(({ key, run }) => ({ member: key.memberCode, cycle: key.cycleId, keys: ['report', `run:${run.id}`] })),
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
function settle({ ended, standing }: Pick<Settled, 'ended' | 'standing'>, judged: readonly Judged[]): Settled {
  const command = 'tally' in ended ? verdictOf(judged) : 'err';
  const end = {
    key: ended.key,
    run: ended.run,
    state: move(VALIDATION_RUN, standing.state, command, 'system'),
    stale: standing.reportRevision !== ended.run.revision,
    at: standing.at,
    counts: 'tally' in ended ? countsOf(ended.tally) : null,
    failure: 'tally' in ended ? null : ended.failure,
    cause: 'tally' in ended ? null : ended.cause,
    outcomes: 'tally' in ended ? ended.tally.letters(ended.opened.plan) : null,
    around: 'tally' in ended ? ended.around : null,
  };
  return { ended, standing, command, end };
}
