import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { childEnvironment } from '@signatory/config';
import { freePort } from '@signatory/launcher';
import { until } from '../support/until.js';

const MAIN = new URL('../../apps/launcher/dist/bundle/main.js', import.meta.url).href;

/** `npm start` on one data folder. */
class Launch {
  private readonly child: ChildProcess;
  private said = '';

  constructor(folder: string, port: number) {
    this.child = spawn(process.execPath, ['--input-type=module', '-e', `(await import('${MAIN}')).main(['start'])`], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: childEnvironment({
        SIGNATORY_DATA: folder,
        PORT: String(port),
        NODE_ENV: 'test',
        DATABASE_URL: undefined,
        DATABASE_OWNER_URL: undefined,
        REDIS_URL: undefined,
      }),
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
  }

  /** All it says until it is ready, or ends. */
  async until(words: RegExp): Promise<string> {
    while (!words.test(this.said) && this.child.exitCode === null && this.child.signalCode === null) await pause(50);
    if (!words.test(this.said)) throw new Error(`It ended without saying ${words}:\n${this.said}`);
    return this.said;
  }

  /** As Ctrl-C does in a terminal: to the whole group. Gives the exit status. */
  async interrupt(): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const gone = once(this.child, 'exit');
    process.kill(-(this.child.pid ?? 0), 'SIGINT');
    await gone;
    return this.child.exitCode;
  }

  async ended(): Promise<number | null> {
    while (this.child.exitCode === null) await pause(50);
    return this.child.exitCode;
  }

  async kill(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}

describe('npm start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'signatory-launch-'));
  const launches: Launch[] = [];
  const postmaster = (): number =>
    Number(readFileSync(join(folder, 'pg/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
  const start = (port: number): Launch => {
    const launch = new Launch(folder, port);
    launches.push(launch);
    return launch;
  };

  afterAll(async () => {
    for (const launch of launches) await launch.interrupt();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('says where it is, refuses a second one, survives its own death, and leaves nothing behind', async () => {
    const port = await freePort('127.0.0.1');
    const first = start(port);
    expect(await first.until(/is ready at/)).toContain(
      `Signatory is ready at http://localhost:${port}\nExample accounts`,
    );
    expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200);

    const second = start(await freePort('127.0.0.1'));
    await second.until(new RegExp(`already running at http://localhost:${port}`));
    expect(await second.ended()).toBe(1);

    await first.kill();
    const third = start(port);
    await third.until(/is ready at/);
    expect((await fetch(`http://127.0.0.1:${port}/api/openapi.json`)).status).toBe(200);

    // A database that is killed is brought back where it was, and what asked meanwhile was told to come again.
    const health = async (): Promise<number> => (await fetch(`http://127.0.0.1:${port}/api/health`)).status;
    process.kill(postmaster(), 'SIGKILL');
    expect(await third.until(/PostgreSQL ended by itself; starting it again in 0\.5 s/)).toContain('Nothing committed');
    expect(await until(health, (status) => status !== 503)).toBe(200);

    const server = postmaster();
    expect(await third.interrupt()).toBe(0);
    expect(() => process.kill(server, 0)).toThrow(/ESRCH/);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow(/fetch failed/);
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });
});
