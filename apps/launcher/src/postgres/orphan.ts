import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LaunchFault } from '../fault.js';
import { describeProcess } from '../process-table.js';

/**
 * Stops the PostgreSQL that a killed launcher left running on this cluster, and only that one: the id in `postmaster.pid`
 * may by now belong to anybody, so the process must show our folder in its command line.
 * @returns whether there was one.
 * @throws LaunchFault when it does not stop within 30 seconds.
 */
export async function stopOrphan(cluster: string): Promise<boolean> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return false;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!isOurs(pid, cluster)) {
    // PostgreSQL itself would take any live process with this id for a running server, and refuse to start.
    rmSync(file, { force: true });
    return false;
  }
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isOurs(pid, cluster); waited += 100) {
    if (waited > 30_000)
      throw new LaunchFault(
        `A PostgreSQL left over on ${cluster} (process ${pid}) does not stop. End it with "kill -QUIT ${pid}".`,
      );
    await pause(100);
  }
  return true;
}

function isOurs(pid: number, cluster: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  // As cluster.ts starts it; the option that follows keeps /data/a from matching /data/ab.
  return describeProcess(pid)?.command.includes(` -D ${cluster} -c `) ?? false;
}
