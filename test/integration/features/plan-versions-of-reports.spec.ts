import type { EntryView, ReportView } from '@signatory/contract';
import { plainText, type Indicator, type ItemMapKind, type ItemMapping, type Plan } from '@signatory/domain';
import {
  AdoptPlan,
  Audit,
  Catalogue,
  DecideMigration,
  EarlierInputs,
  ExportReport,
  PlanLint,
  TraceItems,
} from '@signatory/features';
import { Database, systemReach } from '@signatory/persistence';
import { readPlan } from '@signatory/plan';
import { calculationsOf } from '@signatory/rules';
import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { buildIndicator, buildPlan } from '../../support/build-plan.js';
import { World } from '../../support/build-world.js';
import { codeOf, Desk } from './desk.js';
import { rule } from './years.js';

const count = (id: string, code: string, changes: Partial<Indicator> = {}) =>
  buildIndicator({ id, code, role: 'context', question: plainText(`How many ${code}?`), ...changes });

function version(n: number, indicators: readonly Indicator[], ...rules: ReturnType<typeof rule>[]): Plan {
  const plan = buildPlan();
  const commitments = plan.commitments.map((each) => ({ ...each, indicators, rules, guideline: null }));
  return { ...plan, version: n, commitments };
}

const grows = (code: string) =>
  rule(`GROWS-${code}`, `${code} >= earlier.${code}`, {
    on: code,
    message: plainText(`{earlier.${code}}, now {${code}}.`),
  });

// Between the first two, one is called by another code, one is split and two become one; the code `b` is given to another thing.
const V1 = version(1, [count('id-a', 'a'), count('id-b', 'b'), count('id-x', 'x'), count('id-y', 'y')]);
const V2 = version(
  2,
  [count('id-n', 'renamed'), count('id-b1', 'b'), count('id-b2', 'b_other'), count('id-xy', 'xy'), count('id-z', 'z')],
  grows('renamed'),
  grows('b'),
);
const V3 = version(
  3,
  [
    count('id-n', 'again'),
    count('id-b1', 'b'),
    count('id-xy', 'xy', { decimals: 1, type: 'number' }),
    count('id-d', 'grown', { calculated: { value: 'again - before.again' } }),
    count('id-s', 'more', { calculated: { value: 'again - earlier.again' } }),
  ],
  grows('again'),
);

const row = (from: string | null, kind: ItemMapKind, to: string | null, item: ItemMapping['item'] = 'indicator') => ({
  item,
  kind,
  from,
  to,
});
const KEPT = row('c1', 'kept', 'c1', 'commitment');
const TO_2 = [
  KEPT,
  row('id-a', 'renamed', 'id-n'),
  row('id-b', 'split', 'id-b1'),
  row('id-b', 'split', 'id-b2'),
  row('id-x', 'merged', 'id-xy'),
  row('id-y', 'merged', 'id-xy'),
  row(null, 'new', 'id-z'),
];
const TO_3 = [
  KEPT,
  row('id-n', 'renamed', 'id-n'),
  row('id-b1', 'kept', 'id-b1'),
  row('id-b2', 'dropped', null),
  row('id-xy', 'kept', 'id-xy'),
  row('id-z', 'dropped', null),
  row(null, 'new', 'id-d'),
  row(null, 'new', 'id-s'),
];

describe('reports over the versions of a plan', () => {
  let desk: Desk;

  const adopt = async (plan: Plan, mappings: readonly ItemMapping[]): Promise<void> => {
    const { database } = desk.world;
    await desk.world.asSystem((tx) => new AdoptPlan(new Audit()).execute(tx, { plan, actor: 'test', at: new Date() }));
    const request = { plan: plan.id, n: plan.version, actor: desk.person('secretariat', []), at: new Date() };
    await new DecideMigration(database, new Audit()).execute({ ...request, mappings, revision: 1 });
  };
  const read = (cycle: string) => desk.read.execute({ ...desk.request(), cycle, language: 'en' });
  const find = (report: ReportView, code: string): EntryView => {
    const entry = report.entries.find(({ indicator }) => indicator === code);
    if (!entry) throw new Error(`${code} is not in the report`);
    return entry;
  };

  beforeEach(async () => {
    desk = await Desk.over(await World.build({ plan: V1, cycle: { window: ['2024-01-01', '2024-12-31'] } }));
    await adopt(V2, TO_2);
    await desk.submit('IT', 'c-2025', { a: { value: '10' }, b: { value: '20' }, x: { value: '1' }, y: { value: '2' } });
    await desk.world.addCycle({
      code: 'second',
      follows: 'c-2025',
      planVersion: 2,
      window: ['2025-01-01', '2025-12-31'],
    });
  });
  afterEach(() => desk.world.close());

  it('carry what was renamed, and nothing that was split, merged or is new', async () => {
    const report = await read('second');
    const renamed = find(report, 'renamed');
    expect(renamed).toMatchObject({ carried: 'c-2025', before: [{ cycle: 'c-2025', value: '10' }], breaks: [] });
    // Its question reads otherwise now: whoever carries the answer over is told what it answered.
    expect(renamed.before[0]?.asked?.texts).toEqual({ en: { text: 'How many a?' } });
    for (const [code, why, parts] of [
      ['b', 'split', ['b']],
      ['b_other', 'split', ['b']],
      ['xy', 'merged', ['x', 'y']],
      ['z', 'new', []],
    ] as const) {
      const entry = find(report, code);
      expect(entry).toMatchObject({ carried: null, before: [] });
      expect(entry.breaks).toMatchObject([
        { cycle: 'c-2025', why, version: 2, parts: parts.map((part) => ({ code: part })) },
      ]);
    }
    const confirm = (indicator: string) =>
      codeOf(desk.confirmEntries.execute({ ...desk.request(), cycle: 'second', indicators: [indicator] }));
    expect(await confirm('b')).toBe('entry.not-carried');
    expect(await confirm('renamed')).toBe('accepted');
    expect(find(await read('second'), 'renamed')).toMatchObject({ value: '10', version: 1 });
  });

  it('are compared by rules only where the series goes on', async () => {
    await desk.saveIn('second', 'renamed', 0, { value: '9' });
    // A number of the same code was larger in the first version, but it counted something else.
    await desk.saveIn('second', 'b', 0, { value: '3' });
    await desk.work();
    expect((await read('second')).findings.map(({ message }) => message)).toEqual(['10, now 9.']);
    const around = await desk.surroundings.execute(await desk.catalogue.open('second'), ['IT']);
    expect(around.get('IT')?.history?.[0]).toMatchObject({
      entries: { renamed: { value: '10' } },
      breaks: new Set(['b']),
    });
  });

  it('are followed over several versions, and break where they broke', async () => {
    await desk.submit('IT', 'second', { renamed: { value: '11' }, b: { value: '5' }, xy: { value: '3' } });
    await adopt(V3, TO_3);
    await desk.world.addCycle({ code: 'third', planVersion: 3, window: ['2026-01-01', '2026-12-31'] });
    const report = await read('third');
    expect(find(report, 'again').before.map(({ cycle, value }) => [cycle, value])).toEqual([
      ['second', '11'],
      ['c-2025', '10'],
    ]);
    expect(find(report, 'b').before.map(({ value }) => value)).toEqual(['5']);
    expect(find(report, 'b').breaks).toMatchObject([{ cycle: 'c-2025', why: 'split', version: 2 }]);
    // Counted in whole numbers before: the same item, measured otherwise.
    expect(find(report, 'xy').before).toEqual([]);
    expect(find(report, 'xy').breaks.map(({ cycle, why, version: broke }) => [cycle, why, broke])).toEqual([
      ['second', 'redefined', 3],
      ['c-2025', 'redefined', 3],
    ]);
  });

  describe('from which something is calculated', () => {
    beforeEach(async () => {
      await desk.submit('IT', 'second', { renamed: { value: '11' } });
      await adopt(V3, TO_3);
      const window = ['2026-01-01', '2026-12-31'] as const;
      await desk.world.addCycle({ code: 'third', follows: 'second', planVersion: 3, window });
    });

    it('are read by the name of then, of the cycle it follows and of the latest window', async () => {
      await desk.saveIn('third', 'again', 0, { value: '15' });
      const report = await read('third');
      expect([find(report, 'grown').value, find(report, 'more').value]).toEqual(['4', '4']);
    });

    it('are read in the transaction that writes: it waits for no second connection', async () => {
      const { test } = desk.world;
      const database = await Database.open({ url: test.appUrl, max: 1, waitMs: 1_000 });
      const catalogue = new Catalogue(database);
      const opened = await catalogue.open('third');
      const inputs = new EarlierInputs(catalogue, new TraceItems(database));
      const key = { cycleId: opened.cycle.id, memberCode: 'IT' };
      // Every connection is held: the ORM's by the writer, that of single reads by somebody else.
      const read = database.asPipelined(systemReach(['IT']), async (elsewhere) => {
        await elsewhere.query('select 1');
        return database.as(systemReach(['IT']), (tx) => inputs.read(tx, opened, key, calculationsOf(opened.plan)));
      });
      const [found] = await Promise.allSettled([read]);
      await database.close();
      expect(found).toMatchObject({
        status: 'fulfilled',
        value: {
          before: { entries: { again: { value: '11' } } },
          history: [{ entries: { again: { value: '11' } } }],
        },
      });
    });
  });

  it('write into a file what the series reaches back to, and nothing else', async () => {
    const exported = await new ExportReport(desk.world.database, desk.catalogue, desk.earlier, desk.read).execute({
      ...desk.request(),
      cycle: 'second',
      format: 'csv',
      language: 'en',
    });
    const chunks: Buffer[] = [];
    const out = new Writable({
      write(chunk: Buffer, _, done) {
        chunks.push(chunk);
        done();
      },
    });
    await exported.write(out);
    const lines = Buffer.concat(chunks).toString('utf8').split('\n');
    expect(lines.filter((line) => /\b10\b/.test(line) && line.includes('renamed'))).toHaveLength(1);
    expect(lines.filter((line) => /(^|[^.\d])20([^.\d]|$)/.test(line))).toEqual([]);
  });
});

it('a large draft is read beside the other work, each of two at once with its own answer', async () => {
  const file = new URL('../../../config/plans/g7-migrant-smuggling-2024.yaml', import.meta.url);
  const { document } = readPlan(readFileSync(file, 'utf8'), 'plan.yaml');
  if (!document) throw new Error('The plan is no YAML.');
  const lint = new PlanLint();
  let turns = 0;
  let isDone = false;
  const both = Promise.all([lint.draft(document), lint.draft({ ...document, version: 'none' })]);
  void both.finally(() => (isDone = true));
  while (!isDone) {
    await turn();
    turns += 1;
  }
  const [sound, faulty] = await both;
  await lint.onModuleDestroy();
  expect(sound.faults).toEqual([]);
  expect(sound.plan.commitments.length).toBeGreaterThan(10);
  expect(faulty.faults.map(({ pointer }) => pointer)).toEqual(['/document/version']);
  // Read on this thread, there would be no turn between the question and its answer but those of their promises.
  expect(turns).toBeGreaterThan(20);
});
