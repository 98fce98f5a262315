/** Keeps one process of the product running: API or worker. */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { childEnvironment } from '@signatory/config';
import { Deaths } from './deaths.js';

/** What to run. */
export interface ProcessPlan {
  /** Shown to people: `api`, `worker`. */
  readonly name: string;
  /** Path of the script. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where its output goes; without it, to ours. */
  readonly logFile?: string;
  /** Told in one sentence when it died and is started again. */
  readonly onDeath: (sentence: string) => void;
}

/** A process that is started again whenever it dies, until it is stopped. */
export interface Supervised {
  /** True once the running process has said so: the API listens, the worker is at work. */
  readonly isReady: () => boolean;
  /** Times it died since it last ran for a minute. */
  readonly deaths: () => number;
  /** Lets it end what it is doing and exit; after 10 seconds it is killed. */
  stop(): Promise<void>;
  /** Stops it and starts it again with the code as it now is. */
  restart(): Promise<void>;
}

const PATIENCE_MS = 10_000;

/** Starts the process and keeps it running; after each death it waits twice as long, at most half a minute. */
export function supervise(plan: ProcessPlan): Supervised {
  const deaths = new Deaths();
  let wanted = true;
  let ready = false;
  let timer: NodeJS.Timeout | undefined;
  let child = launch();

  function launch(): ChildProcess {
    deaths.start();
    const started = startProcess(plan);
    ready = false;
    // Asking the port would not do: another program may answer there.
    started.once('message', () => (ready = started === child));
    started.once('error', (error) => ended(`cannot be started: ${error.message}`));
    started.once('exit', (code, signal) => ended(signal ? `was ended by ${signal}` : `exited with status ${code}`));
    function ended(how: string): void {
      if (!wanted || started !== child) return;
      const delay = deaths.die();
      plan.onDeath(`The ${plan.name} ${how}; starting it again in ${delay / 1000} s.${lastWords(plan.logFile)}`);
      timer = setTimeout(() => (child = launch()), delay);
    }
    return started;
  }

  async function stop(): Promise<void> {
    wanted = false;
    clearTimeout(timer);
    await endProcess(child);
  }

  return {
    isReady: () => ready,
    deaths: () => deaths.count,
    stop,
    async restart() {
      await stop();
      wanted = true;
      deaths.forget();
      child = launch();
    },
  };
}

/**
 * Its own process group, so that Ctrl-C does not reach it: it obeys the launcher alone. The IPC channel is its lifeline:
 * when it closes, asked for or because we were killed, the process ends itself.
 */
function startProcess({ script, args = [], environment, logFile }: ProcessPlan): ChildProcess {
  const log = logFile ? openLog(logFile) : undefined;
  const child = spawn(process.execPath, [script, ...args], {
    detached: true,
    env: childEnvironment(environment),
    stdio: ['ignore', log ?? 'inherit', log ?? 'inherit', 'ipc'],
  });
  if (log !== undefined) closeSync(log);
  return child;
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.connected) child.disconnect();
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await gone;
  clearTimeout(late);
}

function openLog(file: string): number {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) rmSync(file);
  return openSync(file, 'a', 0o600);
}

function lastWords(file: string | undefined): string {
  if (!file) return '';
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(-5).join('\n  ');
  return ` Its last words (more in ${file}):\n  ${lines}`;
}
