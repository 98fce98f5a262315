import { chownSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LaunchFault } from '../fault.js';

/** The account PostgreSQL runs as when we are root, which it refuses to run as. */
export interface DatabaseUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** The account for PostgreSQL: `postgres`, else `nobody`; undefined when we are not root and it simply runs as we do. */
export function findDatabaseUser(): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = accounts.find(([candidate]) => candidate === wanted) ?? [];
    if (name && uid && gid) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new LaunchFault(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody". Start Signatory as an ordinary user.',
  );
}

/** The first folder on the way to `path` that `user` may not enter; undefined when the way is free. Missing folders are skipped: we will make them. */
export function blockedFolder(path: string, user: DatabaseUser | undefined): string | undefined {
  if (!user) return undefined;
  const way: string[] = [];
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    way.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  return way.find((folder) => !mayEnter(folder, user));
}

function mayEnter(path: string, user: DatabaseUser): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return true;
  if (stat.uid === user.uid) return (stat.mode & 0o100) !== 0;
  if (stat.gid === user.gid) return (stat.mode & 0o010) !== 0;
  return (stat.mode & 0o001) !== 0;
}

/** Gives a file or folder to the server's user; nothing to do when the server runs as we do. */
export function giveTo(path: string, user: DatabaseUser | undefined): void {
  if (user) chownSync(path, user.uid, user.gid);
}
