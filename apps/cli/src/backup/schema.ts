/** What the database says about itself. */
import type pg from 'pg';
import { CommandFault } from '../io.js';

/** A table whose rows are taken along. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

/** The migrations' own table: its rows are made by migrating. */
const MIGRATIONS = 'schema_migration';

// A partitioned table has one for each cycle, so it comes after the cycles. Partitions are read and written through their parent. Generated columns are made again; transaction ids belong to the
// server that gave them, so the restored rows get that of the restore.
const TABLES = `
select c.relname::text as name,
  (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     and not (a.atttypid = 'xid8'::regtype and a.atthasdef)) as columns,
  case when c.relkind = 'p' then array['cycle'] else '{}' end || array(select distinct r.relname::text from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid and not r.relispartition) as needs,
  c.relforcerowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = c.relname || '_backup') as hidden
from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> $1
order by c.relname collate "C"`;

interface Row {
  readonly name: string;
  readonly columns: readonly string[];
  readonly needs: readonly string[];
  readonly hidden: boolean;
}

/** All tables with rows of the product, each after those that it refers to. */
export async function readTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<Row>(TABLES, [MIGRATIONS]);
  const hidden = rows.filter((row) => row.hidden).map(({ name }) => name);
  // Without its policy a table would look empty, and the backup would be whole only in appearance.
  if (hidden.length > 0)
    throw new CommandFault([
      `Row-level security hides ${hidden.join(', ')} from backups: a migration must give each its policy "<table>_backup".`,
    ]);
  const ordered: Row[] = [];
  for (let left = rows; left.length > 0;) {
    const ready = left.filter(({ needs }) => needs.every((need) => !left.some(({ name }) => name === need)));
    if (ready.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${left.map(({ name }) => name).join(', ')}.`);
    ordered.push(...ready);
    left = left.filter((row) => !ready.includes(row));
  }
  return ordered.map(({ name, columns }) => ({ name, columns }));
}

/** Names of the migrations that made this schema, in order; none in an empty database. */
export async function readMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `public.${MIGRATIONS}`,
  ]);
  if (!rows[0]?.there) return [];
  const { rows: names } = await client.query<{ name: string }>(`select name from ${MIGRATIONS} order by id`);
  return names.map(({ name }) => name);
}

/** Where each sequence stands. */
export async function readSequences(
  client: pg.ClientBase,
): Promise<{ name: string; value: string; called: boolean }[]> {
  const { rows } = await client.query<{ name: string; value: string | null; start: string }>(
    `select sequencename::text as name, last_value::text as value, start_value::text as start from pg_sequences
     where schemaname = 'public' and sequencename <> $1 order by sequencename collate "C"`,
    [`${MIGRATIONS}_id_seq`],
  );
  return rows.map(({ name, value, start }) => ({ name, value: value ?? start, called: value !== null }));
}
