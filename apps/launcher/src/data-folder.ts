import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Environment } from '@signatory/config';
import { LaunchFault } from './fault.js';
import { blockedFolder, type DatabaseUser } from './postgres/database-user.js';

/**
 * Chooses and makes the data folder: `SIGNATORY_DATA`, else `.signatory` in the clone; as root in a clone that the
 * database's user cannot enter, a folder of that clone under /var/tmp.
 * @throws LaunchFault with the cure when it cannot be used.
 */
export function openDataFolder(environment: Environment, user: DatabaseUser | undefined): string {
  const wanted = environment.dataFolder;
  const blocked = blockedFolder(dirname(wanted), user);
  if (blocked && environment.dataFolderGiven) throw unreachable(wanted, blocked, user);
  const folder = blocked ? substitute(wanted) : wanted;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new LaunchFault(
      `The data folder ${folder} cannot be made (${code}). Choose another with SIGNATORY_DATA=/path/to/folder.`,
      { cause },
    );
  }
  const { uid } = statSync(folder);
  // Anybody may make folders in /var/tmp: one that someone else made there is not trusted with our data.
  if (user && uid !== 0 && blocked)
    throw new LaunchFault(
      `${folder} belongs to another user. Remove it, or choose another folder with SIGNATORY_DATA.`,
    );
  if (user) chmodSync(folder, 0o755);
  for (const part of ['blobs', 'keys', 'mail', 'log'])
    mkdirSync(resolve(folder, part), { recursive: true, mode: 0o700 });
  const inside = blockedFolder(folder, user);
  if (inside) throw unreachable(folder, inside, user);
  // One name for one folder, however it was reached: a server left over is recognised by it.
  return realpathSync(folder);
}

function substitute(wanted: string): string {
  const clone = dirname(wanted);
  return `/var/tmp/signatory-${createHash('sha256').update(clone).digest('hex').slice(0, 12)}`;
}

function unreachable(folder: string, blocked: string, user: DatabaseUser | undefined): LaunchFault {
  return new LaunchFault(
    [
      `The data folder ${folder} cannot be used: PostgreSQL runs as "${user?.name}", who may not enter ${blocked}.`,
      `Choose another folder with SIGNATORY_DATA, open this one with "chmod o+x ${blocked}", or start as an ordinary user.`,
    ].join('\n'),
  );
}
