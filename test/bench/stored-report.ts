import { keepColumns } from '@signatory/features';
import type pg from 'pg';
import { AT_FAULT, FIGURES, TOTAL_AT_FAULT } from './large-file.js';

export interface LargeReport {
  readonly cycleId: string;
  readonly memberCode: string;
  readonly figures: number;
  /** Each cell's figure, in SQL over `n` and `cell`; without one that of the large file. */
  readonly value?: string;
  /** Whether it was certified and stands. */
  readonly certified?: boolean;
  /** Whether every total is the sum of its parts, so that nothing stands against certifying it. */
  readonly sound?: boolean;
}

/** Stores a report of so many figures as if it had been saved and checked: entries of the large plan, all cells of each. */
export async function storeLargeReport(
  client: pg.Client,
  {
    cycleId,
    memberCode,
    figures,
    value = '(n * 7919 + cell * 104729) % 9973',
    certified = false,
    sound = false,
  }: LargeReport,
): Promise<void> {
  const of = [cycleId, memberCode];
  const indicators = `select 'id-n' || lpad(n::text, 3, '0') as id, n from generate_series(0, ${Math.ceil(figures / FIGURES) - 1}) n`;
  await client.query('insert into report (cycle_id, member_code, revision) values ($1, $2, 1)', of);
  await client.query(
    certified
      ? `insert into submission (cycle_id, member_code, version, state, changed_at, at_revision, sha256, submitted_at, certified_by)
         values ($1, $2, 1, 'ACCEPTED', now(), 1, repeat('0', 64), now(), 'bench')`
      : `insert into submission (cycle_id, member_code, version, state, changed_at) values ($1, $2, 1, 'READY', now())`,
    of,
  );
  await client.query(
    `insert into entry (cycle_id, member_code, indicator_id, version, updated_by, updated_at)
     select $1, $2, id, 1, 'bench', now() from (${indicators}) i`,
    of,
  );
  await client.query(
    `insert into entry_version (cycle_id, member_code, indicator_id, version, since_revision, status, actor, at)
     select $1, $2, id, 1, 1, 'answered', 'bench', now() from (${indicators}) i`,
    of,
  );
  await client.query(
    `insert into observation (cycle_id, member_code, indicator_id, cell_no, since_revision, value, obs_status, reference)
     select $1, $2, id, cell, 1, ${value}, 'normal', '2024-11-01/2025-10-31'
     from (${indicators}) i cross join generate_series(1, ${FIGURES - 1}) cell order by n, cell`,
    of,
  );
  // Totals as in the large file: one of so many is smaller than some of its parts, unless the report is sound.
  const total = sound ? 'sum' : `case when n % ${AT_FAULT} = ${AT_FAULT - 1} then ${TOTAL_AT_FAULT} else sum end`;
  await client.query(
    `insert into observation (cycle_id, member_code, indicator_id, cell_no, since_revision, value, obs_status, reference)
     select $1, $2, id, 0, 1, ${total}, 'normal',
       '2024-11-01/2025-10-31'
     from (${indicators}) i cross join lateral (select sum(value) from observation o
       where o.cycle_id = $1 and o.member_code = $2 and o.indicator_id = i.id) total`,
    of,
  );
  // As certifying a report does.
  if (certified) await keepColumns(client, { cycleId, memberCode }, 1);
  await client.query('analyze observation');
}
