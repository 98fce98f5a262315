import { Injectable } from '@nestjs/common';
import type { RunState } from '@signatory/domain';
import { Database, systemReach } from '@signatory/persistence';
import { Catalogue, memberCodes } from '../catalogue/index.js';

/** The work of the whole installation in figures: no member, no value. */
export interface Work {
  /** Since the oldest job was asked for that is neither done nor given up; 0 where there is none. */
  readonly oldestJobSeconds: number;
  readonly failedJobs: number;
  readonly runs: readonly { readonly state: RunState; readonly count: number }[];
  readonly runSeconds: RunSeconds;
}

/** How long validation runs took, from their begin to their outcome. */
export interface RunSeconds {
  /** In rising order. */
  readonly bounds: readonly number[];
  /** Runs that took no longer than each bound, in the bounds' order. */
  readonly within: readonly number[];
  readonly count: number;
  /** Of all of them together. */
  readonly sum: number;
}

const BOUNDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

const JOBS = `select (select count(*) from outbox where failed is not null)::int as failed,
    coalesce(extract(epoch from now() -
      (select min(created_at) from outbox where done_at is null and failed is null)), 0)::float as oldest`;

const RUNS = 'select state, count(*)::int as count from validation_run group by state order by state';

const SECONDS = `select (select count(*) from unnest($1::float8[]) as bound where bound < took)::int as above,
    count(*)::int as count, sum(took)::float as sum
  from (select extract(epoch from ended_at - started_at)::float8 as took from validation_run where counts is not null) run
  group by above`;

interface JobsRow {
  readonly failed: number;
  readonly oldest: number;
}

interface SecondsRow {
  /** How many bounds it took longer than. */
  readonly above: number;
  readonly count: number;
  readonly sum: number;
}

/** Counts what waits, what failed and how long validation takes, for whoever keeps the installation running. */
@Injectable()
export class ReadWork {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  async execute(): Promise<Work> {
    const members = new Set((await this.catalogue.list()).flatMap(({ plan }) => memberCodes(plan)));
    const reach = systemReach([...members]);
    const [[jobs], runs, seconds] = await Promise.all([
      this.database.readPublic<JobsRow>(JOBS),
      this.database.readAs<Work['runs'][number]>(reach, RUNS),
      this.database.readAs<SecondsRow>(reach, SECONDS, [BOUNDS]),
    ]);
    return {
      oldestJobSeconds: jobs?.oldest ?? 0,
      failedJobs: jobs?.failed ?? 0,
      runs,
      runSeconds: cumulate(seconds),
    };
  }
}

function cumulate(rows: readonly SecondsRow[]): RunSeconds {
  const total = (some: readonly SecondsRow[]): number => some.reduce((sum, { count }) => sum + count, 0);
  return {
    bounds: BOUNDS,
    within: BOUNDS.map((_, n) => total(rows.filter(({ above }) => above <= n))),
    count: total(rows),
    sum: rows.reduce((sum, row) => sum + row.sum, 0),
  };
}
