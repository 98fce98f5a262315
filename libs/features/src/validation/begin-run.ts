import { Injectable } from '@nestjs/common';
import { VALIDATION_RUN, type Suspensions } from '@signatory/domain';
import { Database, systemReach, type RunKind } from '@signatory/persistence';
import { grouped, HELD_UP, notifyingOf } from '@signatory/queue';
import { SUSPENDED_RULES, suspensionsOf, type OpenedCycle, type SuspendedRule } from '../catalogue/index.js';
import {
  entriesBeside,
  FiguresAtHand,
  indicatorsApart,
  type EntryRow,
  type FiguresOfRevision,
  type ReportKey,
} from '../submissions/index.js';
import { countRules } from './values-hash.js';

/** A run that has begun: what it reads is fixed by its revision. */
export interface BegunRun {
  readonly id: string;
  readonly revision: number;
  readonly kind: RunKind;
  readonly ruleSet: string;
  readonly entries: readonly EntryRow[];
  /** Rules that do not run in the cycle, as it was when the run began: a suspension after that begins it anew. */
  readonly suspended: Suspensions;
  /** Cells that this process has just written, by the indicator's id. */
  readonly atHand: FiguresOfRevision['cells'];
}

export interface RunToBegin {
  readonly opened: OpenedCycle;
  readonly key: ReportKey;
  readonly at: Date;
}

type StartedRow = Omit<BegunRun, 'entries' | 'suspended' | 'atHand'>;

interface EntriesRow {
  readonly id: string;
  readonly entries: EntryRow[];
  readonly suspended: readonly SuspendedRule[];
}

const { from, to } = VALIDATION_RUN.transitions.start;
const ACTIVE = `state in ('${from.join("', '")}')`;

// Locked in one order, so that two workers with some reports in common do not wait for each other.
const start = (waiting: string): string => `
  with found as (
    select run.cycle_id, run.member_code, run.id, asked.total, asked.at
    from unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[]) as asked (cycle_id, member_code, total, at)
    join validation_run run using (cycle_id, member_code)
    where run.${ACTIVE} order by run.cycle_id, run.member_code for update of run ${waiting}),
  started as (
    update validation_run run set state = '${to}', started_at = coalesce(run.started_at, found.at), done = 0, total = found.total
    from found where run.cycle_id = found.cycle_id and run.member_code = found.member_code and run.id = found.id
    returning run.id, run.cycle_id, run.member_code, run.revision, run.kind, run.rule_set)
  select id, revision, kind, rule_set as "ruleSet", ${notifyingOf({ member: 'member_code', cycle: 'cycle_id', key: `'run:' || id` })} from started`;
const START_ALONE = { name: 'start-run', text: start('') };
const START = { name: 'start-runs', text: start('skip locked') };

// A statement of its own sees the entries, and the rules suspended, that were committed while the one above waited for a lock; and one for each
// report reads one partition only. The cells of a large plan are not among them.
const ENTRIES = {
  name: 'entries-of-active-run',
  text: `select at.id, ${entriesBeside('$3')} as entries, ${SUSPENDED_RULES} as suspended from (select id, revision from validation_run
    where cycle_id = $1 and member_code = $2 and ${ACTIVE}) at`,
};

const NONE: BegunRun['atHand'] = new Map();

/** Begins whatever run of a report is active, and reads what it is about. Runs that are due together begin together. */
@Injectable()
export class BeginRun {
  private readonly begin = grouped((due: readonly RunToBegin[], alone) => this.beginAll(due, alone));

  constructor(
    private readonly database: Database,
    private readonly atHand: FiguresAtHand,
  ) {}

  /** Null where no run of the report is active: it was done, or cancelled. */
  execute(due: RunToBegin): Promise<BegunRun | null> {
    return this.begin(due);
  }

  private async beginAll(due: readonly RunToBegin[], alone: boolean): Promise<(BegunRun | null | typeof HELD_UP)[]> {
    const start = [
      due.map(({ key }) => key.cycleId),
      due.map(({ key }) => key.memberCode),
      due.map(({ opened }) => countRules(opened.plan)),
      due.map(({ at }) => at),
    ];
    const held = due.map(({ key }) => this.atHand.find(key));
    const [started, ...read] = await this.database.writeAs(systemReach(due.map(({ key }) => key.memberCode)), [
      { query: alone ? START_ALONE : START, params: start },
      ...due.map(({ key, opened }) => ({
        query: ENTRIES,
        params: [key.cycleId, key.memberCode, indicatorsApart(opened.plan).map(({ indicator }) => indicator.id)],
      })),
    ]);
    const begun = new Map((started as StartedRow[]).map((row) => [row.id, row]));
    return due.map(({ key }, n) => {
      const [run] = read[n] as EntriesRow[];
      if (!run) return null;
      const row = begun.get(run.id);
      if (!row) return alone ? null : HELD_UP;
      const { id, revision, kind, ruleSet } = row;
      const atHand = held[n]?.revision === revision ? held[n].cells : NONE;
      this.atHand.forget(key);
      const suspended = suspensionsOf(run.suspended);
      return { id, revision, kind, ruleSet, entries: run.entries, suspended, atHand };
    });
  }
}
