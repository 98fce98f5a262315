import type { RunView } from '@signatory/contract';
import type { RunFailure, RunState } from '@signatory/domain';
import type { RunCounts, RunKind } from '@signatory/persistence';

/** A run as PostgreSQL gives it; instants are text where they came through JSON. */
export interface RunRow {
  readonly id: string;
  readonly member: string;
  readonly revision: number;
  readonly state: RunState;
  readonly kind: RunKind;
  readonly stale: boolean;
  readonly done: number;
  readonly total: number;
  readonly counts: RunCounts | null;
  readonly failure: RunFailure | null;
  readonly queuedAt: string | Date;
  readonly startedAt: string | Date | null;
  readonly endedAt: string | Date | null;
}

/** The columns of `RunRow`, from `validation_run v`. */
export const RUN_COLUMNS = `v.id, v.member_code as member, v.revision, v.state, v.kind, v.stale, v.done, v.total, v.counts, v.failure,
  v.queued_at as "queuedAt", v.started_at as "startedAt", v.ended_at as "endedAt"`;

const iso = (instant: string | Date | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();

/** Where a run that has not ended stands; nothing is known of one that was not asked for by itself. */
export interface RunPlace {
  readonly position: number | null;
  readonly secondsLeft: number | null;
  readonly noWorker: boolean;
}

const NOWHERE: RunPlace = { position: null, secondsLeft: null, noWorker: false };

/** @param revision the report's present one: an older run is stale */
export function describeRun(run: RunRow, revision: number, place: RunPlace = NOWHERE): RunView {
  return {
    id: run.id,
    member: run.member,
    revision: run.revision,
    state: run.state,
    check: run.kind === 'check',
    progress: { done: run.done, total: run.total },
    ...place,
    failure: run.failure,
    counts: countsOf(run.counts),
    coverage: run.counts?.rules ?? null,
    queuedAt: new Date(run.queuedAt).toISOString(),
    startedAt: iso(run.startedAt),
    endedAt: iso(run.endedAt),
    stale: run.stale || run.revision !== revision,
  };
}

function countsOf(counts: RunCounts | null): RunView['counts'] {
  const { pass, fail, notApplicable, notRun } = counts ?? { pass: 0, fail: 0, notApplicable: 0, notRun: 0 };
  return { pass, fail, notApplicable, notRun };
}
