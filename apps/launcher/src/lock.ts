import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFault } from './fault.js';
import { describeProcess } from './process-table.js';

/** Who holds a data folder. */
interface Holder {
  readonly pid: number;
  /** Tells two processes apart that had the same id. */
  readonly started: string;
  readonly url: string;
}

/** A held lock. */
export interface FolderLock {
  /** True when a launcher died without releasing it: its database may still run. */
  readonly afterCrash: boolean;
  release(): void;
}

/**
 * Takes the data folder for this process. A lock of a process that no longer lives is taken over.
 * @throws LaunchFault "already running at …" while the holder lives.
 */
export function lockFolder(folder: string, url: string): FolderLock {
  const file = join(folder, 'lock');
  const mine: Holder = { pid: process.pid, started: describeProcess(process.pid)?.started ?? '', url };
  const text = JSON.stringify(mine);
  let afterCrash = false;
  for (let attempt = 0; !take(file, text); attempt += 1) {
    const found = readFile(file);
    const holder = parse(found);
    if (holder && describeProcess(holder.pid)?.started === holder.started)
      throw new LaunchFault(
        `Signatory is already running at ${holder.url} with the data in ${folder} (process ${holder.pid}).`,
      );
    if (attempt > 50)
      throw new LaunchFault(`The lock ${file} cannot be taken. Is another start under way? If not, remove it.`);
    afterCrash = true;
    // Removed only if it is still the dead one's: somebody else may have taken the folder meanwhile.
    if (readFile(file) === found) rmSync(file, { force: true });
  }
  if (afterCrash) confirm(file, text);
  return {
    afterCrash,
    release: () => {
      if (readFile(file) === text) rmSync(file, { force: true });
    },
  };
}

/** The file appears with its content or not at all: a link is atomic and fails when the name exists. */
function take(file: string, text: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o644 });
  try {
    linkSync(draft, file);
    return readFile(file) === text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Of two that take over from a dead one in the same instant, the later may have removed the earlier's lock: it shows after a moment. */
function confirm(file: string, text: string): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  if (readFile(file) !== text)
    throw new LaunchFault(`Another start took ${file} in this moment. Run the command again.`);
}

/** The running launcher of a folder, as far as its lock says; undefined when none lives. */
export function readHolder(folder: string): { readonly url: string } | undefined {
  const holder = parse(readFile(join(folder, 'lock')));
  return holder && describeProcess(holder.pid)?.started === holder.started ? holder : undefined;
}

function readFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string | undefined): Holder | undefined {
  try {
    return text ? (JSON.parse(text) as Holder) : undefined;
  } catch {
    return undefined;
  }
}
