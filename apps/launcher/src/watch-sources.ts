/** `npm run dev`: compiles on every change, and starts API and worker again with the new code. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Supervised } from './supervise.js';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const QUIET_MS = 400;

/** Starts the compilers in watch mode; a change of what they write restarts the processes. */
export function watchSources(processes: readonly Supervised[]): { stop(): Promise<void> } {
  const tsc = join(PROJECT, 'node_modules/typescript-native/bin/tsc');
  const compilers = [startCompiler([tsc, '-b', '-w', '--preserveWatchOutput'], PROJECT)];
  const web = join(PROJECT, 'apps/web');
  if (existsSync(join(web, 'vite.config.ts')))
    compilers.push(
      startCompiler(
        [join(PROJECT, 'node_modules/vite/bin/vite.js'), 'build', '--watch', '--clearScreen', 'false'],
        web,
      ),
    );

  let timer: NodeJS.Timeout | undefined;
  let restarting = Promise.resolve();
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      restarting = restarting.then(async () => {
        console.error('Changed: starting API and worker again.');
        await Promise.all(processes.map((process) => process.restart()));
      });
    }, QUIET_MS);
  };
  const watchFolder = (folder: string, matters: RegExp): FSWatcher =>
    watch(folder, { recursive: true }, (_event, file) => {
      if (file !== null && matters.test(file)) changed();
    });
  const watchers = [
    // Texts are JSON, and are read once.
    ...outputFolders().map((folder) => watchFolder(folder, /\.js(on)?$/)),
    watchManifest(join(web, 'dist'), changed),
  ];
  return {
    async stop() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      await restarting;
      await Promise.all(compilers.map(endGroup));
    },
  };
}

/** Its own process group: the compiler's wrapper does not pass signals on to the program it starts. */
function startCompiler(args: readonly string[], cwd: string): ChildProcess {
  return spawn(process.execPath, args, { cwd, detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
}

function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.kill(-child.pid, 'SIGTERM');
  return gone;
}

/** The public pages link the web's files by names that hold their hashes; the API reads these names when it starts. */
function watchManifest(folder: string, changed: () => void): FSWatcher {
  const read = (): string => {
    try {
      return readFileSync(join(folder, '.vite/manifest.json'), 'utf8');
    } catch {
      // Taken away for a moment by a build that is about to write it anew.
      return '';
    }
  };
  let known = read();
  return watch(folder, { recursive: true }, (_event, file) => {
    const now = file?.endsWith('manifest.json') ? read() : '';
    if (now === '' || now === known) return;
    known = now;
    changed();
  });
}

/** Where the servers' code is compiled to. */
function outputFolders(): string[] {
  const libs = readdirSync(join(PROJECT, 'libs')).map((name) => join(PROJECT, 'libs', name, 'dist'));
  return [...libs, ...['api', 'worker'].map((name) => join(PROJECT, 'apps', name, 'dist'))].filter((folder) =>
    existsSync(folder),
  );
}
