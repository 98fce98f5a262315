/** `npm start` and `npm run dev`, once the clone is built. */
import { EnvironmentError, readEnvironment } from '@signatory/config';
import { RoleError } from '@signatory/persistence';
import { LaunchFault } from './fault.js';
import { announce, launch } from './launch.js';
import { watchSources } from './watch-sources.js';

/** Runs until it is told to stop (Ctrl-C, SIGTERM, SIGHUP), then ends the process: status 0 when it was asked, 1 on a fault. */
export async function main([verb = 'start']: readonly string[]): Promise<void> {
  const stopping = new AbortController();
  // npm passes Ctrl-C on although the terminal already did: one wish may arrive several times.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  try {
    await run(verb === 'dev', stopping);
    process.exit(0);
  } catch (error) {
    if (stopping.signal.aborted && stopping.signal.reason === error) process.exit(0);
    const expected = error instanceof LaunchFault || error instanceof EnvironmentError || error instanceof RoleError;
    console.error(expected ? `\n${error.message}` : error);
    process.exit(1);
  }
}

async function run(developing: boolean, stopping: AbortController): Promise<void> {
  const environment = readEnvironment();
  const launched = await launch({
    environment,
    developing,
    say: (sentence) => console.error(sentence),
    signal: stopping.signal,
  });
  console.log(announce(environment, launched.accounts));
  const watching = developing ? watchSources(launched.processes) : undefined;
  await untilAborted(stopping.signal);
  console.error('\nStopping …');
  await watching?.stop();
  await launched.stop();
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    // An event listener alone does not keep the process alive, and with everything healthy nothing else must.
    const alive = setInterval(() => undefined, 3_600_000);
    signal.addEventListener('abort', () => {
      clearInterval(alive);
      resolve();
    });
  });
}
