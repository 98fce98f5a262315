import { randomUUID } from 'node:crypto';
import { Catalogue, RequestRun, type RunValidation } from '@signatory/features';
import { Database, systemReach } from '@signatory/persistence';
import pg from 'pg';
import { World } from '../support/build-world.js';
import { start, stopAll } from '../support/services-of-run.mjs';
import type { Benchmark, Round } from './benchmark.js';
import { buildRun } from './build-run.js';
import { buildLargePlan, FIGURES, RULES_EACH, type Written } from './large-file.js';
import { SQL_FORMS, type StoredYears } from './p3-sql.js';
import { storeLargeReport } from './stored-report.js';

/** Of a round. */
const ROWS = 200_000;
const GROWTH = [10_000, 100_000, 1_000_000];
const MEMBER = 'IT';

/** Beside the eight that are generated for each indicator: the figure and each of its cells against earlier windows. */
const WRITTEN: Written = (code) => [
  { test: `within_factor(${code}, before.${code}, 3)` },
  { each: 'area', test: 'within_factor(cell, before.cell, 10)' },
  { each: 'area', test: 'same_sign(cell, before.cell)' },
  { each: 'area', test: '!outlier.history.cell' },
];

/** Figures that move a little from year to year; now one cell in five thousand is far off. */
const valueIn = (year: number): string => `(n * 7919 + cell * 104729) % 9973 + ${year} * ((n + cell) % 3)`;
const NOW = `(${valueIn(4)}) * case when (n * 1999 + cell) % 4999 = 0 then 40 else 1 end`;

export const P3: Benchmark = {
  id: 'P3',
  what: `stored figures/s of a report through the product's run of ${RULES_EACH} rules on each indicator, three of them on each cell beside four earlier reports (whose columns were kept when they were certified), to the committed findings, beside the fastest of ${Object.keys(SQL_FORMS).length} SQL forms; findings identical`,
  ratio: 'ours/beside',
  goal: '≥ 5',
  gate: '3',
  async prepare(tell) {
    await start('postgres');
    const stored = await StoredReports.build(ROWS);
    await stored.validate();
    const form = await stored.fastestForm(tell);
    await stored.requireSameFindings(form);
    for (const rows of GROWTH) {
      const grown = await StoredReports.build(rows);
      await grown.validate();
      const [ours, beside] = [await grown.validate(), await grown.query(form)];
      tell(`${rows} figures: ours ${Math.round(ours)}/s, SQL ${Math.round(beside)}/s`);
      await grown.requireSameFindings(form);
      await grown.close();
    }
    const round = async (): Promise<Round> => ({ ours: await stored.validate(), beside: await stored.query(form) });
    // After other databases neither side finds its pages where it left them: none of the rounds begins so.
    await round();
    return {
      round,
      close: async () => {
        await stored.close();
        await stopAll();
      },
    };
  },
};

/** A report of so many figures and the four certified ones before it, in a database of its own, in the product's tables. */
class StoredReports {
  private constructor(
    private readonly world: World,
    private readonly database: Database,
    private readonly client: pg.Client,
    private readonly rows: number,
    private readonly years: StoredYears,
    private readonly catalogue: Catalogue,
    private readonly run: RunValidation,
  ) {}

  static async build(rows: number): Promise<StoredReports> {
    const world = await World.build({ plan: buildLargePlan(rows / FIGURES, WRITTEN) });
    const client = new pg.Client({ connectionString: world.test.superuserUrl });
    await client.connect();
    const report = { memberCode: MEMBER, figures: rows };
    const earlier: string[] = [];
    for (const year of [0, 1, 2, 3]) {
      const window = [`${2019 + year}-11-01`, `${2020 + year}-10-31`] as const;
      const cycleId = await world.addCycle({ code: `year-${year}`, window });
      await storeLargeReport(client, { ...report, cycleId, value: valueIn(year), certified: true });
      earlier.unshift(cycleId);
    }
    const now = await world.addCycle({ code: 'now', follows: 'year-3' });
    await storeLargeReport(client, { ...report, cycleId: now, value: NOW });
    await client.query('vacuum analyze observation');
    // Its rows are few by its statistics, and a nested loop over a million of them slow: it is kept from that.
    await client.query(
      `set work_mem = '1GB'; set enable_nestloop = off; create unlogged table found (rule text, indicator text, part text)`,
    );
    const database = await Database.open({ url: world.test.appUrl, max: 4 });
    const catalogue = new Catalogue(database);
    const years = { now, earlier: earlier as unknown as StoredYears['earlier'], member: MEMBER, cells: FIGURES - 1 };
    return new StoredReports(world, database, client, rows, years, catalogue, buildRun(database, catalogue));
  }

  /** Figures per second, to the committed outcome of a run that has nothing at hand. */
  async validate(): Promise<number> {
    const opened = await this.catalogue.open('now');
    const key = { cycleId: this.years.now, memberCode: MEMBER };
    await this.database.as(systemReach([MEMBER]), (tx) =>
      new RequestRun().execute(tx, { opened, key, revision: 1, kind: 'check', actor: 'bench', at: new Date() }),
    );
    const job = { outboxId: randomUUID(), memberCode: MEMBER, attempt: 1 };
    return this.rate(async () => {
      if (!(await this.run.execute({ ...key, revision: 1 }, job, new Date()))) throw new Error('There was no run.');
    });
  }

  /** Figures per second, of one of the forms, into an empty table of findings: in parallel where PostgreSQL will, which an INSERT does not. */
  async query(form: string): Promise<number> {
    await this.client.query('drop table found');
    const sql = SQL_FORMS[form]?.(this.years) ?? '';
    const text = sql.replaceAll('$1', `'${this.years.now}'`).replaceAll('$2', `'${MEMBER}'`);
    return this.rate(() => this.client.query(`create unlogged table found as ${text}`));
  }

  /** Its name. */
  async fastestForm(tell: (line: string) => void): Promise<string> {
    const rates: { name: string; speed: number }[] = [];
    for (const name of Object.keys(SQL_FORMS)) {
      await this.query(name);
      rates.push({ name, speed: await this.query(name) });
    }
    rates.sort((a, b) => b.speed - a.speed);
    tell(`SQL forms of ${this.rows}: ${rates.map(({ name, speed }) => `${name} ${Math.round(speed)}/s`).join(', ')}`);
    return rates[0]?.name ?? '';
  }

  /** Of a run and a query, on the indicators that both look at. */
  async requireSameFindings(form: string): Promise<void> {
    await this.query(form);
    const { rows } = await this.client.query<{ ours: string | null; beside: string | null; n: number }>(`
      select md5(string_agg(line, ',' order by line) filter (where ours)) as ours,
        md5(string_agg(line, ',' order by line) filter (where not ours)) as beside, count(*) filter (where ours)::int as n
      from (select rule || '|' || indicator || '|' || coalesce(part, '') as line, true as ours from finding where indicator ~ '^n[0-9]'
        union all select rule || '|' || indicator || '|' || coalesce(part, ''), false from found) lines`);
    const [found] = rows;
    if (!found?.ours || found.ours !== found.beside) throw new Error(`Findings differ: ${JSON.stringify(found)}`);
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.client.end();
    await this.world.close();
  }

  private async rate(work: () => Promise<unknown>): Promise<number> {
    const began = performance.now();
    await work();
    return this.rows / ((performance.now() - began) / 1_000);
  }
}
