import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { jest } from '@jest/globals';
import type { ImportChanges, ImportFaults, ImportView, Problem, ReportView } from '@signatory/contract';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { othersPlan, OTHERS_REPORT } from '../support/others-report.js';
import { startProduct, type Product } from '../support/processes.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

const CLI = fileURLToPath(new URL('../../apps/cli/dist/bundle/run.js', import.meta.url));
/** The command line, started once for many calls: each line of its output is what one of them said. */
const CALLS = `
  const { run } = await import(process.argv[1]);
  for (const argv of JSON.parse(process.argv[2])) {
    let text = '';
    const out = (part) => (text += part);
    const status = await run(argv, { folder: process.cwd(), out, err: out });
    process.stdout.write(JSON.stringify({ status, text }) + '\\n');
  }`;
const pathOf = (name: string): string => fileURLToPath(new URL(`../workbooks/${name}`, import.meta.url));

const SAME = [
  'exported.xlsx',
  'libreoffice-saved.xlsx',
  'openpyxl-saved.xlsx',
  'strict.xlsx',
  'zip64.xlsx',
  'other-spelling.xlsx',
  'macros.xlsm',
  'exported.csv',
  'libreoffice-german.csv',
  'libreoffice-utf-16.csv',
  'libreoffice-windows-1252.csv',
];

/** What a dry run, or an attempt to write, says of a file. */
interface Told {
  readonly state: ImportView['state'];
  readonly counts: ImportView['counts'];
  readonly appliedRevision: number | null;
  readonly changes: readonly string[];
  /** Severity, code and place. */
  readonly faults: readonly string[];
}

const SHEET = 'Pilier I (à envoyer)';
const CHANGED = [
  'i1_unit value 3-4 → 5-6',
  'i1_part status no-data → answered',
  'i1_since value 2025-03-01 → 2025-09-30',
  'i1_note value -- Ça, c’est l’été → A bold note',
  'i1_share value 12.50 → 37.5',
];
const place = (row: number): string => `${SHEET} ${row} value H${row}`;
const FAULTS = {
  'libreoffice-filled.xlsx': [
    `INFO cell.date ${place(4)}`,
    `INFO cell.formula ${place(6)}`,
    `ERROR value.refused ${place(9)}`,
    `ERROR value.refused ${place(10)}`,
    `ERROR value.refused ${place(12)}`,
    `INFO cell.number ${place(16)}`,
    `ERROR cell.error ${place(20)}`,
    `ERROR cell.merged ${place(29)}`,
    `INFO hidden ${SHEET} 35`,
  ],
  // This program calculates nothing.
  'openpyxl-filled.xlsx': [
    `INFO cell.date ${place(4)}`,
    `ERROR cell.formula ${place(6)}`,
    `ERROR value.refused ${place(9)}`,
    `ERROR value.refused ${place(10)}`,
    `ERROR value.refused ${place(12)}`,
    `INFO cell.number ${place(16)}`,
    `ERROR cell.formula ${place(20)}`,
    `ERROR cell.merged ${place(29)}`,
    `INFO hidden ${SHEET} 35`,
  ],
};
const FILLED = Object.keys(FAULTS) as (keyof typeof FAULTS)[];

function tell(view: ImportView, changes: ImportChanges['items'], faults: ImportFaults['items']): Told {
  const { state, counts, appliedRevision } = view;
  return {
    state,
    counts,
    appliedRevision,
    changes: changes.map(({ indicator, field, before, after }) => `${indicator} ${field} ${before} → ${after}`),
    faults: faults.map(({ severity, code, sheet, row, column, cell }) =>
      [severity, code, sheet, row, column, cell].filter((part) => part !== null).join(' '),
    ),
  };
}

let world: World;
let product: Product;
let client: Client;
let folder: string;

beforeAll(async () => {
  world = await World.build({ plan: othersPlan() });
  // The same report twice, one for each way in.
  await world.addCycle({ code: 'c-2026', window: ['2025-11-01', '2026-10-31'] });
  product = await startProduct({ database: world.test });
  client = new Client(product.url).with(await world.signIn({ role: 'lead-focal-point', members: ['IT'] }));
  folder = mkdtempSync(join(tmpdir(), 'signatory-test-others-'));
  for (const cycle of ['c-2025', 'c-2026'])
    for (const [indicator, answer] of Object.entries(OTHERS_REPORT.entries)) {
      const saved = await client.save<Problem>(`${reportOf(cycle)}/entries/${indicator}`, 0, answer);
      if (saved.status !== 200) throw new Error(`${indicator}: ${saved.text}`);
    }
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await product.stop();
  await world.close();
});

const reportOf = (cycle: string): string => `/api/cycles/${cycle}/reports/IT`;
const imports = `${reportOf('c-2025')}/imports`;

/** Revision and values of a report. */
async function stored(cycle: string): Promise<[number, Record<string, unknown>]> {
  const { entries, revision } = (await client.get<ReportView>(reportOf(cycle))).body;
  return [revision, Object.fromEntries(entries.map(({ indicator, value }) => [indicator, value]))];
}

/** Uploads files at once and waits for their dry runs. */
async function overHttp(names: readonly string[]): Promise<(Told & { id: string })[]> {
  const sent = await Promise.all(
    names.map((name) => client.upload<ImportView>(imports, readFileSync(pathOf(name)), name)),
  );
  return Promise.all(sent.map(({ body: { id } }) => settled(id, ['READ', 'ERROR'])));
}

async function settled(id: string, states: readonly string[]): Promise<Told & { id: string }> {
  const view = await until(
    async () => (await client.get<ImportView>(`${imports}/${id}`)).body,
    ({ state }) => states.includes(state),
  );
  const changes = (await client.get<ImportChanges>(`${imports}/${id}/changes`)).body.items;
  const faults = (await client.get<ImportFaults>(`${imports}/${id}/faults`)).body.items;
  return { id, ...tell(view, changes, faults) };
}

/** Exit status and words of `import report FILE … --json`, of each file, one after the other. */
function callOf(names: readonly string[], more: readonly string[]): Promise<{ status: number; text: string }[]> {
  const env = {
    PATH: '/usr/bin:/bin',
    DATABASE_URL: world.test.appUrl,
    BLOB_URL: pathToFileURL(join(folder, 'blobs')).href,
  };
  const rest = ['--cycle', 'c-2026', '--member', 'IT', '--json', ...more];
  const calls = names.map((name) => ['import', 'report', pathOf(name), ...rest]);
  const args = ['--input-type=module', '-e', CALLS, CLI, JSON.stringify(calls)];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { env, cwd: folder, maxBuffer: 1e8 }, (error, out, err) => {
      if (error) return reject(new Error(`${error.message} ${err}`));
      const lines = out.trim().split('\n');
      resolve(lines.map((line) => JSON.parse(line) as { status: number; text: string }));
    });
  });
}

async function atTheMachine(names: readonly string[], ...more: string[]): Promise<(Told & { status: number })[]> {
  type Said = { import: ImportView } & Record<'changes' | 'faults', never[]>;
  return (await callOf(names, more)).map(({ status, text }) => {
    const { import: view, changes, faults } = JSON.parse(text) as Said;
    return { status, ...tell(view, changes, faults) };
  });
}

describe('a workbook of others', () => {
  it('that says the same is read without a word and writes nothing', async () => {
    const same = { changes: [], counts: expect.objectContaining({ fields: 25, conflicts: 0, faults: 0 }) };
    const read = await overHttp(SAME);
    for (const [n, told] of read.entries()) expect([SAME[n], told]).toEqual([SAME[n], expect.objectContaining(same)]);
    for (const { id } of read) expect((await client.post(`${imports}/${id}/apply`, {})).status).toBe(202);
    for (const { id } of read) expect(await settled(id, ['APPLIED'])).toMatchObject({ appliedRevision: null });
    const written = { ...same, status: 0, state: 'APPLIED', appliedRevision: null };
    for (const [n, told] of (await atTheMachine(SAME, '--apply')).entries())
      expect([SAME[n], told]).toEqual([SAME[n], expect.objectContaining(written)]);
  });

  it('with traps has each named at its sheet, row, column and cell, and nothing of it is written', async () => {
    const before = [await stored('c-2025'), await stored('c-2026')];
    const read = await overHttp(FILLED);
    const asked = await atTheMachine(FILLED, '--apply');
    for (const [n, name] of FILLED.entries()) {
      expect(read[n]).toMatchObject({ state: 'READ', faults: FAULTS[name] });
      expect(asked[n]).toMatchObject({ status: 1, state: 'READ', faults: FAULTS[name] });
      const { status, body } = await client.post<Problem>(`${imports}/${read[n]?.id}/apply`, {});
      expect([status, body.code]).toEqual([409, 'import.faulty']);
    }
    const changed = CHANGED.toSorted();
    expect(read.map(({ changes }) => changes.toSorted())).toEqual([
      [...CHANGED, 'i1_staff value 1200 → 1250'].toSorted(),
      changed,
    ]);
    expect(asked.map(({ changes }) => changes)).toEqual(read.map(({ changes }) => changes));
    expect([await stored('c-2025'), await stored('c-2026')]).toEqual(before);
  });

  it('has the rest written, exactly, once somebody says that what is faulty is left out', async () => {
    const [read] = await overHttp(['libreoffice-filled.xlsx']);
    expect((await client.post(`${imports}/${read?.id}/apply`, { leaveOut: true })).status).toBe(202);
    await settled(read?.id ?? '', ['APPLIED']);
    const [written] = await atTheMachine(['openpyxl-filled.xlsx'], '--apply', '--leave-out');
    expect(written).toMatchObject({ status: 0, state: 'APPLIED' });
    const values = { i1_unit: '5-6', i1_share: '37.5', i1_since: '2025-09-30', i1_note: 'A bold note' };
    const kept = { i1_budget: '9007199254740993.25', i1_law: true };
    expect((await stored('c-2025'))[1]).toMatchObject({ ...values, ...kept, i1_staff: '1250' });
    expect((await stored('c-2026'))[1]).toMatchObject({ ...values, ...kept, i1_staff: '1200' });
  });

  it('that counts its days from 1904 has the day that it shows', async () => {
    await client.save(`${reportOf('c-2025')}/entries/i1_since`, 2, { value: '2025-03-01' });
    const [read] = await overHttp(['libreoffice-1904.xlsx']);
    expect(read).toMatchObject({ faults: [], changes: ['i1_since value 2025-03-01 → 2025-09-30'] });
    await client.post(`${imports}/${read?.id}/apply`, {});
    await settled(read?.id ?? '', ['APPLIED']);
    expect((await stored('c-2025'))[1]['i1_since']).toBe('2025-09-30');
    // Here the same stands already: both sides wrote it.
    const [told] = await atTheMachine(['libreoffice-1904.xlsx'], '--apply');
    expect(told).toMatchObject({ status: 0, changes: [], appliedRevision: null });
  });

  it('of an old kind, or damaged on purpose, is told what it is, and nothing is read of it', async () => {
    const old = 'old-workbook.xlsx';
    const refused = await client.upload<Problem>(imports, readFileSync(pathOf(old)), old);
    expect([refused.status, refused.body.code]).toEqual([415, 'media-type.unsupported']);
    const [said] = await callOf([old], ['--apply']);
    expect(said?.status).toBe(2);
    for (const words of [refused.body.detail, said?.text])
      expect(words).toMatch(/is a workbook from before 2007 \(\.xls\).*Excel workbook \(\.xlsx/);
    const names = ['opendocument.xlsx', 'swelling.xlsx'];
    for (const told of [await overHttp(names), await atTheMachine(names, '--apply')]) {
      expect(told.map(({ faults }) => faults)).toEqual([['ERROR file.kind'], ['ERROR file.damaged']]);
      expect(told.every(({ changes }) => changes.length === 0)).toBe(true);
    }
  });
});
