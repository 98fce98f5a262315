import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LaunchFault } from './fault.js';
import { lockFolder, readHolder } from './lock.js';
import { describeProcess } from './process-table.js';

describe("a data folder's lock", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'signatory-lock-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('refuses a second holder and names where the first one runs', () => {
    const lock = lockFolder(folder, 'http://localhost:3000');
    expect(lock.afterCrash).toBe(false);
    expect(() => lockFolder(folder, 'http://localhost:3001')).toThrow(/already running at http:\/\/localhost:3000/);
    expect(readHolder(folder)).toMatchObject({ url: 'http://localhost:3000' });
    lock.release();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
    expect(readHolder(folder)).toBeUndefined();
  });

  it('is taken over from a process that died', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    await once(child, 'spawn');
    const { pid = 0 } = child;
    const dead = { pid, started: describeProcess(pid)?.started, url: 'http://localhost:3000' };
    writeFileSync(join(folder, 'lock'), JSON.stringify(dead));
    expect(() => lockFolder(folder, 'http://localhost:3001')).toThrow(LaunchFault);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const lock = lockFolder(folder, 'http://localhost:3001');
    expect(lock.afterCrash).toBe(true);
    lock.release();
  });

  it('is taken over when another process got the id of the dead one', () => {
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.pid, started: 'long ago', url: 'http://x' }));
    expect(lockFolder(folder, 'http://localhost:3001').afterCrash).toBe(true);
  });

  it('is taken over when the file was left half written', () => {
    writeFileSync(join(folder, 'lock'), '{"pid": 1');
    lockFolder(folder, 'http://localhost:3001');
    expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  });
});
