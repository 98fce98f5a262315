import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createLog } from './log.js';

/** Of 700 letters each, so that two megabytes are written, of which one is kept. */
const LINES = 3_000;
const folder = mkdtempSync(join(tmpdir(), 'signatory-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Line {
  readonly msg: string;
  readonly lines?: number;
}

const read = (path: string): Line[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

it('writes lines of JSON with its name, from its level on', async () => {
  const path = join(folder, 'api.log');
  const to = openSync(path, 'a');
  const log = createLog({ logLevel: 'warn' }, 'api', to);
  log.info('listening');
  log.warn({ error: 'gone' }, 'queue');
  while (readFileSync(path, 'utf8') === '') await wait(5);
  closeSync(to);
  expect(read(path)).toEqual([expect.objectContaining({ level: 40, name: 'api', error: 'gone', msg: 'queue' })]);
});

it('ends nothing where it cannot be written, goes on once it can, and counts what is lost', async () => {
  const path = join(folder, 'worker.log');
  writeFileSync(path, '');
  // Takes nothing, as a full disk.
  const to = openSync(path, 'r');
  const log = createLog({ logLevel: 'info' }, 'worker', to);
  for (let line = 0; line < LINES; line += 1) log.info({ text: 'x'.repeat(700) }, 'line');
  await wait(1);
  expect(read(path)).toEqual([]);
  closeSync(to);
  // The number that was closed is given out again, here for a file that takes what is written.
  const others: number[] = [];
  for (let next = openSync(path, 'a'); next !== to; next = openSync(path, 'a')) others.push(next);
  others.forEach(closeSync);
  while (!read(path).some(({ lines }) => lines)) await wait(5);
  closeSync(to);
  const lines = read(path);
  const kept = lines.filter(({ msg }) => msg === 'line').length;
  expect(kept).toBeGreaterThan(1_000);
  expect(kept + (lines.find(({ lines: lost }) => lost)?.lines ?? 0)).toBe(LINES);
});
