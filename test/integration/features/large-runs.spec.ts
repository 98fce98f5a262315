import { jest } from '@jest/globals';
import { withCells } from '@signatory/domain';
import { indexPlan, keepColumns, ReadColumns } from '@signatory/features';
import { canonicalJson, systemReach } from '@signatory/persistence';
import pg from 'pg';
import { buildLargePlan, FIGURES } from '../../bench/large-file.js';
import { storeLargeReport } from '../../bench/stored-report.js';
import { World } from '../../support/build-world.js';
import { codeOf, Desk } from './desk.js';

const INDICATORS = 3;
const CELLS = INDICATORS * (FIGURES - 1);
/**
 * Two of the rules find something in every cell, one where a cell has changed very much. The cycle before is also the latest of the
 * earlier ones, and what is read of one is not what is read of the other.
 */
const plan = buildLargePlan(INDICATORS, (code) => [
  { each: 'area', test: `within_factor(cell, ${code === 'n000' ? 'before' : 'earlier'}.cell, 3)` },
  { each: 'area', test: 'cell < 0' },
  { each: 'area', test: `cell > ${code}` },
]);
const FAR_OFF = 'case when n = 1 and cell = 7 then 9000 else 1000 + cell end';

describe('a run that finds something in every cell', () => {
  let desk: Desk;
  let client: pg.Client;
  beforeAll(async () => {
    desk = await Desk.over(await World.build({ plan }));
    client = new pg.Client({ connectionString: desk.world.test.superuserUrl });
    await client.connect();
    const report = { memberCode: 'IT', figures: INDICATORS * FIGURES };
    const before = await desk.world.addCycle({ code: 'c-2024', window: ['2023-11-01', '2024-10-31'] });
    await storeLargeReport(client, { ...report, cycleId: before, value: '1000 + cell', certified: true });
    await client.query(`update cycle set follows = $1 where code = 'c-2025'`, [before]);
    const { cycle } = await desk.catalogue.open('c-2025');
    await storeLargeReport(client, { ...report, cycleId: cycle.id, value: FAR_OFF });
    // Written after it was certified: no part of what this report is compared with.
    await client.query(
      `with ended as (update observation set until_revision = 2 where cycle_id = $1 and cell_no = 9 returning *)
       insert into observation (cycle_id, member_code, indicator_id, cell_no, since_revision, value, obs_status)
       select cycle_id, member_code, indicator_id, cell_no, 2, 1, 'normal' from ended`,
      [before],
    );
    await client.query('update report set revision = 2 where cycle_id = $1', [before]);
    await desk.save('i1_unit', 0, { value: 'none' });
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await client.end();
    await desk.world.close();
  });

  const found = async () => {
    const { rows } = await client.query<{ rule: string; count: number; first: number; last: number }>(
      `select rule, count(*)::int as count, min(n) as first, max(n) as last from finding join validation_run run on run.id = run_id
       where run.revision = (select max(revision) from validation_run) group by rule order by min(n)`,
    );
    return rows;
  };

  it('leaves nothing where it was cancelled meanwhile', async () => {
    const read = ReadColumns.prototype.execute;
    jest.spyOn(ReadColumns.prototype, 'execute').mockImplementationOnce(async function (this: ReadColumns, ...of) {
      await client.query(`update validation_run set state = 'CANCELLED' where state = 'RUNNING'`);
      return read.apply(this, of);
    });
    expect(await desk.work()).toBe(1);
    expect(await found()).toEqual([]);
    expect(await desk.jobs()).toEqual([]);
  });

  it('ends once, with every finding in the order of the plan, when its job arrives twice', async () => {
    await desk.check();
    const [job] = await desk.jobs();
    if (!job) throw new Error('A check makes a job.');
    const arrive = () => desk.arrive(job.payload, { outboxId: job.id, memberCode: 'IT', attempt: 1 });
    await Promise.all([arrive(), arrive()]);
    const rows = await found();
    expect(rows.map(({ rule, count }) => `${rule} ${count}`)).toEqual([
      'W1-n000 1999',
      'W2-n000 1999',
      'W0-n001 1',
      'W1-n001 1999',
      'W2-n001 1999',
      'W1-n002 1999',
      'W2-n002 1999',
    ]);
    for (const { count, first, last } of rows) expect(last - first + 1).toBe(count);
    const { rows: acts } = await client.query(`select from audit_event where body::jsonb ->> 'act' like 'run.%'`);
    expect(acts).toHaveLength(1);
    const { state, run, open } = await desk.report();
    expect([state, run?.state, run?.counts.fail]).toEqual(['READY', 'PASSED_WITH_WARNINGS', 2 * CELLS + 1]);
    expect(open).toEqual({ blockers: 0, notRun: 0, errors: 0, warnings: 2 * CELLS + 1 });
  });

  it('compares each cell with the same of the report that was certified before, as it was certified', async () => {
    const { rows } = await client.query<{ part: string; facts: object }>(
      `select part, facts from finding where rule like 'W0-%'`,
    );
    expect(rows).toEqual([
      { part: 'area.a0007', facts: expect.objectContaining({ cell: '9000', 'earlier.cell': '1007' }) as object },
    ]);
  });

  it('reads every figure as it is stored', async () => {
    const figures = ['0', '7', '-7', '2.50', '0.5', '-0.00012', '10000', '120000000', '999999999999999']
      .concat(['1000000000000000', '12345678901234567890.125', '1.00'])
      .map((value) => ({ value, status: 'normal' }));
    const cells = [...figures, { value: null, status: 'missing' }, { value: '5', status: 'confidential' }];
    const key = { cycleId: (await desk.catalogue.open('c-2024')).cycle.id, memberCode: 'FR' };
    await client.query(
      `insert into observation (cycle_id, member_code, indicator_id, cell_no, since_revision, value, obs_status)
       select $1, $2, 'id-n000', n, 1, value::numeric, status from unnest($3::text[], $4::text[]) with ordinality c (value, status, n)`,
      [key.cycleId, key.memberCode, cells.map(({ value }) => value), cells.map(({ status }) => status)],
    );
    const placed = [...indexPlan(plan).byId.values()].filter(({ indicator }) => indicator.code === 'n000');
    const read = async () => {
      const columns = await new ReadColumns(desk.world.database).execute(systemReach(['FR']), key, 1, placed);
      const entry = withCells({ status: 'answered', value: null, evidence: [] }, columns.get('id-n000') ?? {});
      return Object.values(entry.cells ?? {});
    };
    expect(await read()).toEqual(cells);
    await client.query('insert into report (cycle_id, member_code, revision) values ($1, $2, 1)', [
      key.cycleId,
      key.memberCode,
    ]);
    await keepColumns(client, key, 1);
    await client.query('delete from observation where member_code = $1', [key.memberCode]);
    expect(await read()).toEqual(cells);
  });

  it('is shown with some findings of every rule and their number, and stays open until each is answered', async () => {
    const { findings, findingCount, revision } = await desk.report();
    expect([findings.length, findingCount]).toEqual([2_000, 2 * CELLS + 1]);
    expect(new Set(findings.map(({ rule }) => rule)).size).toBe(7);
    expect(await codeOf(desk.certify(revision))).toBe('report.open-findings');
    const refused = await desk.certify(revision).catch((error: unknown) => error);
    expect(refused).toMatchObject({ facts: { warnings: 2 * CELLS + 1, rules: { length: 7 } } });
    // One that is not among those that are shown.
    const { rows } = await client.query<{ part: string; hash: string }>(
      `select part, values_sha256 as hash from finding where rule = 'W1-n002' order by n desc limit 1`,
    );
    const [last] = rows;
    if (!last) throw new Error('The rule has findings.');
    const field = { indicator: 'n002', part: last.part };
    await desk.justifyFinding.execute({
      ...desk.request(),
      language: 'en',
      answer: { rule: 'W1-n002', field, valuesHash: last.hash, text: 'So it is.' },
    });
    const after = await desk.report();
    expect([after.open.warnings, after.answered]).toEqual([2 * CELLS, 1]);
  });

  it('is found anew after a save, and words for the same values still answer', async () => {
    await desk.save('i1_staff', 0, { value: '5' });
    await desk.work();
    const { run, open, revision } = await desk.report();
    expect([run?.revision, run?.counts.fail]).toEqual([revision, 2 * CELLS + 1]);
    expect(open.warnings).toBe(2 * CELLS);
  });

  it('is certified once each is answered, with its columns kept for those who compare with them', async () => {
    await desk.makeReady();
    await client.query(
      `insert into justification (cycle_id, member_code, rule, indicator, part, values_sha256, kind, text, actor, at, since_revision)
       select distinct cycle_id, member_code, rule, indicator, part, values_sha256, 'acknowledged', 'So it is.', 'test', now(), 1
       from finding where part is not null on conflict do nothing`,
    );
    const { revision } = await desk.report();
    const { version } = await desk.certify(revision);
    expect(version).toBe(1);
    const { rows: stored } = await client.query<{ body: string }>(
      `select string_agg(body, '' order by n) as body from (select 0 as n, body from snapshot union all select n, body from snapshot_part) part`,
    );
    const snapshot = JSON.parse(stored[0]?.body ?? '') as { readonly findings: readonly { readonly answer: string }[] };
    expect(canonicalJson(snapshot)).toBe(stored[0]?.body);
    expect(snapshot.findings.filter(({ answer }) => answer === 'So it is.')).toHaveLength(2 * CELLS + 1);
    const { rows } = await client.query<{ indicator: string; cells: number }>(
      `select indicator_id as indicator, length(numbers) / 4 as cells from certified_column
       join cycle on cycle.id = cycle_id and code = 'c-2025' where revision = $1 order by 1`,
      [revision],
    );
    expect(rows).toEqual(['id-n000', 'id-n001', 'id-n002'].map((indicator) => ({ indicator, cells: FIGURES - 1 })));
  });
});
