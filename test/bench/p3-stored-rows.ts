import { finished, pipeline } from 'node:stream/promises';
import { Readable, Writable } from 'node:stream';
import { streamRules, type Variable } from '@signatory/rules';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { createDatabase } from '../support/database.js';
import { start, stopAll } from '../support/services-of-run.mjs';
import type { Benchmark } from './benchmark.js';
import { makeRows, RULES, SCOPE, type PlainRow } from './rule-rows.js';

const ROWS = 300_000;
const GROWTH = [10_000, 100_000, 1_000_000];

const TABLE = `
  create unlogged table stored (id int primary key, unit text, staff bigint, part bigint, cases bigint, convictions bigint,
    budget numeric, spent numeric, share numeric, law boolean, fund boolean, staff_before bigint);
  create unlogged table found (id int not null, rule smallint not null)`;

/** Where each rule is false; of what is not known SQL says null, which is not false. */
const FALSE = [
  'part <= staff',
  'convictions <= cases',
  'spent <= budget',
  'share >= 0 and share <= 100',
  'staff < 10000',
  `staff >= 3 or unit <> 'operating'`,
  `unit is distinct from 'operating' or staff > 0`,
  'fund is not true or budget > 0',
  'law or convictions = 0',
  'budget - spent < 50000.00',
  'staff_before is null or (staff <= staff_before * 2 and staff_before <= staff * 2)',
  `unit in ('planned', 'operating') or spent = 0`,
].map((test) => `((${test}) is false)`);

const NUMBERS = FALSE.map((test, rule) => `case when ${test} then ${rule} end`).join(', ');
const FAILED = `array_remove(array[${NUMBERS}]::smallint[], null)`;
/**
 * Ways to write it; the fastest of them is what we stand beside. An INSERT reads with one process, whatever is allowed; that
 * it is compiled (JIT) changes less than two runs differ.
 */
const SQL = [
  // Each condition once a row, and a row without a failure is left before it is taken apart.
  `insert into found select id, unnest(failed) from (select id, ${FAILED} as failed from stored where id < $1 offset 0) judged where failed <> '{}'`,
  // The same in one step: of an empty array nothing comes.
  `insert into found select id, unnest(${FAILED}) from stored where id < $1`,
  // One scan; the array of what fails is made for the rows that fail somewhere only.
  `insert into found select id, rule from stored cross join lateral unnest(array[${NUMBERS}]::smallint[]) rule
    where id < $1 and (${FALSE.join(' or ')}) and rule is not null`,
  `insert into found select id, rule from stored cross join lateral unnest(array[${NUMBERS}]::smallint[]) rule where id < $1 and rule is not null`,
  `insert into found ${FALSE.map((test, rule) => `select id, ${rule}::smallint from stored where id < $1 and ${test}`).join(' union all ')}`,
];

const COLUMNS: Readonly<Record<string, string>> = { 'before.staff': 'staff_before' };
const columnOf = ({ name }: Variable): string => COLUMNS[name] ?? name;

export const P3: Benchmark = {
  id: 'P3',
  what: `stored rows/s through ${RULES.length} rules, read, judged and findings written, beside the fastest of ${SQL.length} SQL forms; findings identical`,
  ratio: 'ours/beside',
  goal: '≥ 5',
  gate: '3',
  async prepare(tell) {
    await start('postgres');
    const database = await createDatabase();
    const client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
    await client.query(TABLE);
    await store(client, Math.max(...GROWTH));
    await client.query('vacuum analyze stored');
    const writer = new pg.Client({ connectionString: database.superuserUrl });
    await writer.connect();
    const validate = (rows: number): Promise<void> => validateRows(client, writer, rows);
    const best = await fastestSql(client, tell);
    for (const rows of GROWTH) {
      const ours = await rate(client, rows, () => validate(rows));
      const beside = await rate(client, rows, () => client.query(best, [rows]));
      tell(`${rows} rows: ours ${Math.round(ours)}/s, SQL ${Math.round(beside)}/s`);
    }
    await requireSameFindings(client, best, () => validate(ROWS));
    return {
      round: async () => ({
        ours: await rate(client, ROWS, () => validate(ROWS)),
        beside: await rate(client, ROWS, () => client.query(best, [ROWS])),
      }),
      close: async () => {
        await writer.end();
        await client.end();
        await database.drop();
        await stopAll();
      },
    };
  },
};

async function store(client: pg.Client, count: number): Promise<void> {
  const rows = makeRows(count);
  const lines = function* (): Generator<string> {
    for (const [id, row] of rows.entries()) yield `${id}\t${fieldsOf(row).join('\t')}\n`;
  };
  await pipeline(Readable.from(lines()), client.query(from('copy stored from stdin')));
}

const cents = (value: number | null): string | null => (value === null ? null : (value / 100).toFixed(2));
const fieldsOf = (row: PlainRow): string[] =>
  [
    row.unit,
    row.staff,
    row.part,
    row.cases,
    row.convictions,
    cents(row.budget),
    cents(row.spent),
    cents(row.share),
    row.law,
    row.fund,
    row.staffBefore,
  ].map((value) => (value === null ? '\\N' : String(value)));

/**
 * Reads the rows, runs the rules over them as they come, and writes what fails while it reads on: two COPYs, on a connection
 * each, and no row as an object.
 */
async function validateRows(client: pg.Client, writer: pg.Client, rows: number): Promise<void> {
  const findings = writer.query(from('copy found from stdin'));
  let found = '';
  const stream = streamRules(RULES, SCOPE, {
    decode: (utf8) => Buffer.from(utf8).toString('utf8'),
    onFail: (row, rule) => {
      found += `${row}\t${rule}\n`;
      if (found.length > 60_000) {
        findings.write(found);
        found = '';
      }
    },
  });
  const source = client.query(
    to(`copy (select id, ${stream.columns.map(columnOf).join(', ')} from stored where id < ${rows}) to stdout`),
  );
  const sink = new Writable({
    write(chunk: Uint8Array, _, done) {
      stream.feed(chunk);
      done();
    },
  });
  await pipeline(source, sink);
  stream.end();
  findings.end(found);
  await finished(findings);
}

/** Rows per second, into an empty table of findings. */
async function rate(client: pg.Client, rows: number, run: () => Promise<unknown>): Promise<number> {
  await client.query('truncate found');
  const started = performance.now();
  await run();
  return rows / ((performance.now() - started) / 1_000);
}

async function fastestSql(client: pg.Client, tell: (line: string) => void): Promise<string> {
  const rates: { sql: string; speed: number }[] = [];
  for (const sql of SQL) rates.push({ sql, speed: await rate(client, ROWS, () => client.query(sql, [ROWS])) });
  rates.sort((a, b) => b.speed - a.speed);
  tell(`SQL forms: ${rates.map(({ speed }) => `${Math.round(speed)}/s`).join(', ')}`);
  const [best] = rates;
  if (!best) throw new Error('There is no SQL form.');
  return best.sql;
}

async function requireSameFindings(client: pg.Client, sql: string, validate: () => Promise<void>): Promise<void> {
  const read = async (): Promise<unknown> => {
    const { rows } = await client.query(
      `select rule, count(*)::int as n, sum(id)::text as ids from found group by rule order by rule`,
    );
    return rows;
  };
  await client.query('truncate found');
  await validate();
  const ours = JSON.stringify(await read());
  await client.query('truncate found');
  await client.query(sql, [ROWS]);
  const beside = JSON.stringify(await read());
  if (ours !== beside) throw new Error(`Findings differ: ours ${ours}, SQL ${beside}`);
}
