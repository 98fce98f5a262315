import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../process-table.js';
import { stopOrphan } from './orphan.js';

describe('a server left over', () => {
  let cluster: string;
  let child: ChildProcess;

  /** A process that shows the words in its command line, as a server would. */
  async function leaveBehind(...words: string[]): Promise<number> {
    child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)', '--', ...words]);
    await once(child, 'spawn');
    writeFileSync(join(cluster, 'postmaster.pid'), `${child.pid}\n${cluster}\n`);
    return child.pid ?? 0;
  }

  beforeEach(() => {
    cluster = mkdtempSync(join(tmpdir(), 'signatory-orphan-'));
  });

  afterEach(() => {
    child.kill('SIGKILL');
    rmSync(cluster, { recursive: true });
  });

  it('is stopped when it shows our folder', async () => {
    await leaveBehind('-D', cluster, '-c', 'port=1');
    const gone = once(child, 'exit');
    expect(await stopOrphan(cluster)).toBe(true);
    expect(await gone).toEqual([null, 'SIGINT']);
  });

  it.each([
    ['another folder', (folder: string) => ['-D', `${folder}-other`, '-c', 'port=1']],
    ['no folder at all', () => ['anything']],
  ])('is somebody else, and left alone, when it shows %s; its stale file goes', async (_name, words) => {
    const pid = await leaveBehind(...words(cluster));
    expect(await stopOrphan(cluster)).toBe(false);
    expect(isAlive(pid)).toBe(true);
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false);
  });
});
