import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LaunchFault } from '../fault.js';
import type { Binaries } from './binaries.js';
import { giveTo, type DatabaseUser } from './database-user.js';

/** What a new cluster is made of. */
export interface InitialiseOptions {
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly user: DatabaseUser | undefined;
  /** Of the superuser `postgres`. */
  readonly password: string;
}

/** Makes a new cluster: UTF-8, sorted by code point on every platform alike, passwords by SCRAM. */
export function initialise({ cluster, binaries, user, password }: InitialiseOptions): void {
  // Left by an initialisation broken off: without PG_VERSION it holds no data.
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { mode: 0o700 });
  giveTo(cluster, user);
  const secret = join(dirname(cluster), 'initial-password');
  writeFileSync(secret, password, { mode: 0o600 });
  giveTo(secret, user);
  const options = [
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${secret}`,
    '--encoding=UTF8',
    '--locale=C',
  ];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  try {
    execFileSync(binaries.initdb, ['-D', cluster, ...options, ...locale], {
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(user && { uid: user.uid, gid: user.gid }),
    });
  } catch (cause) {
    rmSync(cluster, { recursive: true, force: true });
    const { stderr } = cause as { readonly stderr?: string };
    throw new LaunchFault(`PostgreSQL could not make its folder ${cluster}:\n${stderr ?? (cause as Error).message}`, {
      cause,
    });
  } finally {
    rmSync(secret, { force: true });
  }
}

/** Refuses a cluster of another PostgreSQL major, which the server could only damage or reject. */
export function refuseOtherMajor(cluster: string, major: number): void {
  const file = join(cluster, 'PG_VERSION');
  if (!existsSync(file)) return;
  const found = Number(readFileSync(file, 'utf8'));
  if (found === major) return;
  throw new LaunchFault(
    [
      `The data in ${cluster} was written by PostgreSQL ${found}; this Signatory brings PostgreSQL ${major}.`,
      `Dump it with the Signatory that wrote it, and restore it here into a new folder:`,
      `  npm run signatory -- backup signatory.backup           (in the old version's folder)`,
      `  SIGNATORY_DATA=/path/to/new/folder npm run signatory -- restore signatory.backup`,
    ].join('\n'),
  );
}
