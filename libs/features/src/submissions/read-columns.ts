import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { CellsApart, Plan } from '@signatory/domain';
import { Database, type Reach } from '@signatory/persistence';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { indexPlan, type PlacedIndicator } from '../catalogue/index.js';
import { CellColumns, COLUMNS } from './cell-columns.js';
import type { ReportKey } from './report-scope.js';

/** Of a plan with more cells than these a run reads them apart; of the others they come with their entries. */
const MOST_WITH_ENTRIES = 5_000;

const known = new WeakMap<Plan, readonly PlacedIndicator[]>();

/** The indicators of which a run reads the cells apart from their entries: of a plan that asks for few none. */
export function indicatorsApart(plan: Plan): readonly PlacedIndicator[] {
  const found = known.get(plan);
  if (found) return found;
  const celled = [...indexPlan(plan).byId.values()].filter(({ cells }) => cells.length > 1);
  const count = celled.reduce((sum, { cells }) => sum + cells.length - 1, 0);
  const apart = count > MOST_WITH_ENTRIES ? celled : [];
  known.set(plan, apart);
  return apart;
}

/** Reads all cells of some indicators as columns: in one COPY, whatever their number, and a row for each indicator. */
@Injectable()
export class ReadColumns {
  constructor(private readonly database: Database) {}

  /** By the indicator's id, as the report held them at a revision. Reads nothing where nothing is asked for. */
  async execute(
    reach: Reach,
    key: ReportKey,
    revision: number,
    placed: readonly PlacedIndicator[],
  ): Promise<Map<string, CellsApart>> {
    if (placed.length === 0) return new Map();
    const columns = new CellColumns(new Map(placed.map((each) => [each.indicator.id, each])));
    const sink = new Writable({
      write(chunk: Uint8Array, _, done) {
        columns.feed(chunk);
        done();
      },
    });
    await this.database.as(reach, async (tx) => {
      const client = (await tx.queryRunner?.connect()) as pg.PoolClient;
      await pipeline(client.query(to(copyOut(key, revision, placed))), sink);
    });
    return columns.end();
  }
}

/**
 * Keeps the cells of a large report as columns when it is certified: every later report is compared with them, and to read a
 * million rows takes longer than to judge by them.
 */
export async function keepColumns(
  tx: { query(text: string, values: unknown[]): Promise<unknown> },
  { cycleId, memberCode }: ReportKey,
  revision: number,
): Promise<void> {
  await tx.query(
    `insert into certified_column (cycle_id, member_code, revision, indicator_id, numbers, figures, statuses)
     select $1::uuid, $2::text, $3::int, columns.* from (select ${COLUMNS} ${cellsAt('$1::uuid', '$2::text', '$3::int')} group by indicator_id) columns
     on conflict do nothing`,
    [cycleId, memberCode, revision],
  );
}

const cellsAt = (cycle: string, member: string, revision: string): string =>
  `from observation where cycle_id = ${cycle} and member_code = ${member} and cell_no > 0
    and since_revision <= ${revision} and (until_revision is null or until_revision > ${revision})`;

// COPY takes no parameters. There is no order in it: a column takes its cells in any. Columns that are kept are all of a report, and
// where there are any the figures themselves are not looked at.
function copyOut({ cycleId, memberCode }: ReportKey, revision: number, placed: readonly PlacedIndicator[]): string {
  const text = pg.escapeLiteral;
  const at = [text(cycleId), text(memberCode), String(Number(revision))] as const;
  const ids = placed.map(({ indicator }) => text(indicator.id));
  const asked = ids.length > MOST_NAMED ? '' : `and indicator_id in (${ids.join(', ')})`;
  const kept = `from certified_column where cycle_id = ${at[0]} and member_code = ${at[1]} and revision = ${at[2]}`;
  return `copy (select indicator_id, numbers, figures, statuses ${kept} ${asked}
    union all select ${COLUMNS} ${cellsAt(...at)} ${asked} and not exists (select ${kept}) group by indicator_id) to stdout (format binary)`;
}

/** Of more indicators than these, all are read: to compare every row with every name takes longer. */
const MOST_NAMED = 50;
