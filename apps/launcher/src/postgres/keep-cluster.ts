import { setTimeout as pause } from 'node:timers/promises';
import { Deaths } from '../deaths.js';
import { lastWords, logFile, startCluster, type Cluster, type ClusterOptions } from './cluster.js';

/**
 * Starts the cluster and keeps it running on the port that it got: ended by itself, as with a full disk, or killed, it is started
 * again and recovers all that was committed. `onDeath` is told each time in one sentence.
 */
export async function keepCluster(
  options: ClusterOptions,
  onDeath: (sentence: string) => void,
): Promise<Pick<Cluster, 'port' | 'url' | 'stop'>> {
  const stopping = new AbortController();
  const deaths = new Deaths();
  let running = await startCluster(options);
  const { port, url } = running;

  async function keep(): Promise<void> {
    while (!stopping.signal.aborted) {
      await running.ended;
      await startAgain();
    }
  }

  async function startAgain(): Promise<void> {
    while (!stopping.signal.aborted) {
      const delay = deaths.die();
      onDeath(
        `PostgreSQL ended by itself; starting it again in ${delay / 1000} s. Nothing committed is lost. ` +
          `Its last words (more in ${logFile(options.folder)}):\n${lastWords(options.folder, 5)}`,
      );
      await pause(delay, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      deaths.start();
      const again = await startCluster({ ...options, port }).catch(() => undefined);
      if (!again) continue;
      running = again;
      return;
    }
  }

  const keeping = keep();
  return {
    port,
    url,
    stop: async () => {
      stopping.abort();
      await running.stop();
      await keeping;
      // It may have been starting again just now.
      await running.stop();
    },
  };
}
