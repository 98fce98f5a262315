import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';

/** What stands in one column of a row; null is none. */
export type Column = string | number | null;

/** One row in COPY's text form. */
export function copyRow(columns: readonly Column[]): string {
  return `${columns.map((column) => (column === null ? '\\N' : typeof column === 'number' ? column : escape(column))).join('\t')}\n`;
}

/** Copies rows, in COPY's text form, into a table of this transaction. */
export async function copyIn(tx: EntityManager, into: string, rows: string): Promise<void> {
  const client = (await tx.queryRunner?.connect()) as pg.PoolClient;
  const stream = client.query(from(`copy ${into} from stdin`));
  stream.end(rows);
  await finished(stream);
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escape(text: string): string {
  // PostgreSQL holds no U+0000; the readers of files refuse it, and this is the second net.
  const whole = text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
  return SPECIAL.test(whole) ? whole.replaceAll(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? found) : whole;
}
