import pg from 'pg';

interface Column {
  readonly name: string;
  readonly type: string;
  /** The words that a check allows; the first is taken. */
  readonly words: readonly string[] | null;
}

interface Table {
  readonly name: string;
  /** Those that a row cannot be without. */
  readonly columns: readonly Column[];
  readonly references: readonly { readonly to: string; readonly pairs: Readonly<Record<string, string>> }[];
}

const TABLES = `
select c.relname::text as name,
  (select coalesce(jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'words', (
      select array_agg(w[1]) from pg_constraint k, regexp_matches(pg_get_constraintdef(k.oid), '''([^'']*)''::text', 'g') w
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) like '%ANY%'))), '[]')
   from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attnotnull
     and not a.atthasdef and a.attidentity = '') as columns,
  (select coalesce(jsonb_agg(jsonb_build_object('to', f.confrelid::regclass::text, 'pairs', (
      select jsonb_object_agg(here.attname, there.attname) from unnest(f.conkey, f.confkey) as k (mine, theirs)
      join pg_attribute here on here.attrelid = f.conrelid and here.attnum = k.mine
      join pg_attribute there on there.attrelid = f.confrelid and there.attnum = k.theirs))), '[]')
   from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as references
from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  and c.relname <> 'schema_migration'
order by 1`;

/** A value of each type that the schema uses; a new type needs a line. */
const VALUES: Readonly<Record<string, string>> = {
  bigint: '1',
  boolean: 'true',
  bytea: '\\x00',
  date: '2026-01-31',
  integer: '1',
  jsonb: '{}',
  numeric: '0.5',
  smallint: '1',
  text: 'x',
  'text[]': '{x}',
  'timestamp with time zone': '2026-01-31T12:00:00Z',
  uuid: '0190b6a0-0000-7000-8000-00000000000f',
};

/**
 * Gives each table that is still empty a row, made from what the schema says of it: so a table that is added later has
 * one too, without anybody thinking of it. Needs a superuser's connection.
 * @param given values for the columns whose checks ask for more, by table.
 * @param named values for the columns of a name, in every table; of documents their form stands.
 * @throws with the table's name when its own checks refuse the row: then give it values.
 */
export async function fillTables(
  client: pg.Client,
  given: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  named: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { rows: tables } = await client.query<Table>(TABLES);
  const filled = new Set<string>();
  for (let left = tables; left.length > 0;) {
    const ready = left.filter(({ references }) => references.every(({ to }) => filled.has(to)));
    if (ready.length === 0) throw new Error(`Tables in a circle: ${left.map(({ name }) => name).join(', ')}`);
    for (const table of ready) {
      await fill(client, table, given[table.name] ?? {}, named);
      filled.add(table.name);
    }
    left = left.filter(({ name }) => !filled.has(name));
  }
}

async function fill(
  client: pg.Client,
  { name, columns, references }: Table,
  given: Readonly<Record<string, unknown>>,
  named: Readonly<Record<string, unknown>>,
): Promise<void> {
  if ((await client.query(`select from ${pg.escapeIdentifier(name)} limit 1`)).rowCount === 1) return;
  const row: Record<string, unknown> = {};
  for (const column of columns)
    row[column.name] =
      column.name === 'member_code'
        ? 'CA'
        : ((column.type === 'jsonb' ? null : named[column.name]) ?? column.words?.[0] ?? VALUES[column.type]);
  for (const { to, pairs } of references) {
    if (!Object.keys(pairs).every((mine) => mine in row)) continue;
    const { rows } = await client.query<Record<string, unknown>>(`select * from ${to} limit 1`);
    for (const [mine, theirs] of Object.entries(pairs)) row[mine] = rows[0]?.[theirs];
  }
  Object.assign(row, given);
  const names = Object.keys(row).map((column) => pg.escapeIdentifier(column));
  const places = names.map((_, at) => `$${at + 1}`);
  await client
    .query(
      names.length === 0
        ? `insert into ${name} default values`
        : `insert into ${name} (${names.join(', ')}) values (${places.join(', ')})`,
      Object.values(row),
    )
    .catch((cause: unknown) => {
      throw new Error(`${name} refuses the row made for it; give it values: ${(cause as Error).message}`, { cause });
    });
}
