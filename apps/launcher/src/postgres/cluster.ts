/** One embedded PostgreSQL: made when missing, started on a free port, stopped for good. */
import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { LaunchFault } from '../fault.js';
import { freePort } from '../ports.js';
import type { Binaries } from './binaries.js';
import { initialise, refuseOtherMajor } from './initialise.js';
import type { DatabaseUser } from './database-user.js';
import { stopOrphan } from './orphan.js';

/** Passwords of the three logins, made at random for this folder. */
export interface Passwords {
  readonly postgres: string;
  readonly signatory_owner: string;
  readonly signatory_app: string;
}

export type Login = keyof Passwords;

/** Where and how a cluster runs. */
export interface ClusterOptions {
  /** The `pg` folder: it will hold `cluster/`, `port`, `passwords.json` and `postgres.log`. */
  readonly folder: string;
  readonly binaries: Binaries;
  readonly user: DatabaseUser | undefined;
  /** Server settings laid over the defaults, like `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where it listens; on a free port unless given. */
  readonly port?: number;
}

/** A running server. */
export interface Cluster {
  readonly port: number;
  /** Connection string of a login for a database. */
  url(login: Login, database: string): string;
  /** Ends sessions and stops; resolves when the process is gone. */
  stop(): Promise<void>;
  /** Resolves when the server ends, asked for or not. */
  readonly ended: Promise<void>;
}

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  // A statement whose client was killed ends within seconds and lets go of its locks. Windows cannot tell.
  ...(process.platform !== 'win32' && { client_connection_check_interval: '2s' }),
};

/** Starts the cluster, making it first when the folder is empty. Needs the data folder's lock: an orphan on it is stopped. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { folder, user } = options;
  const cluster = join(folder, 'cluster');
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  // The server's user must pass through, whatever the umask was.
  if (user) chmodSync(folder, 0o755);
  refuseOtherMajor(cluster, options.binaries.major);
  const passwords = readPasswords(folder);
  await stopOrphan(cluster);
  if (!existsSync(join(cluster, 'PG_VERSION')))
    initialise({ cluster, binaries: options.binaries, user, password: passwords.postgres });
  // Someone else may take the free port before the server does; and a killed server's memory lingers for a moment.
  for (let attempt = 1; ; attempt += 1) {
    const running = await startOnce(options, cluster, passwords);
    if (running) return running;
    if (attempt === 5)
      throw new LaunchFault(`PostgreSQL does not start. Its last words, in ${logFile(folder)}:\n${lastWords(folder)}`);
    await pause(500 * attempt);
  }
}

async function startOnce(options: ClusterOptions, cluster: string, passwords: Passwords): Promise<Cluster | undefined> {
  const { folder, user, binaries } = options;
  const port = options.port ?? (await freePort('127.0.0.1'));
  const settings = Object.entries({ ...SETTINGS, ...options.settings, port: String(port) });
  const log = openLog(folder);
  // Its own process group: Ctrl-C reaches the launcher, which stops the database last.
  const child = spawn(
    binaries.postgres,
    ['-D', cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      cwd: '/',
      detached: true,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log, log],
      ...(user && { uid: user.uid, gid: user.gid }),
    },
  );
  closeSync(log);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const url = (login: Login, database: string) =>
    `postgresql://${login}:${passwords[login]}@127.0.0.1:${port}/${database}`;
  if (!(await answers(url('postgres', 'postgres'), child))) {
    await stop(child, ended);
    return undefined;
  }
  writeFileSync(join(folder, 'port'), `${port}\n`);
  return { port, url, ended, stop: () => stop(child, ended) };
}

/** The connection strings of a cluster that another launcher runs; undefined before its first start. */
export function readRunningCluster(folder: string): Pick<Cluster, 'port' | 'url'> | undefined {
  if (!existsSync(join(folder, 'port'))) return undefined;
  const port = Number(readFileSync(join(folder, 'port'), 'utf8'));
  const passwords = readPasswords(folder);
  return { port, url: (login, database) => `postgresql://${login}:${passwords[login]}@127.0.0.1:${port}/${database}` };
}

/** PostgreSQL's word while it starts, or recovers what was committed before a crash. */
const STARTING = '57P03';

/** True when the server answers; false when it ended, or says nothing for a minute. A recovery takes as long as it takes. */
async function answers(url: string, child: ChildProcess): Promise<boolean> {
  for (let waited = 0; waited < 60_000 && child.exitCode === null && child.signalCode === null; waited += 50) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === STARTING) waited = 0;
      await pause(50);
    }
  }
  return false;
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  // "Fast": sessions are ended, everything committed is written. SIGQUIT after that loses nothing either, but the next start recovers.
  child.kill('SIGINT');
  const late = setTimeout(() => child.kill('SIGQUIT'), 20_000);
  await ended;
  clearTimeout(late);
}

function readPasswords(folder: string): Passwords {
  const file = join(folder, 'passwords.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
  const random = () => randomBytes(24).toString('base64url');
  const passwords: Passwords = { postgres: random(), signatory_owner: random(), signatory_app: random() };
  writeFileSync(file, JSON.stringify(passwords), { mode: 0o600 });
  return passwords;
}

/** What the server of a `pg` folder says. */
export const logFile = (folder: string): string => join(folder, 'postgres.log');

function openLog(folder: string): number {
  const file = logFile(folder);
  // One old log is kept; a server that complains every second must not fill the disk over months.
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) rmSync(file);
  return openSync(file, 'a', 0o600);
}

/** The last lines of it. */
export function lastWords(folder: string, lines = 10): string {
  return readFileSync(logFile(folder), 'utf8').trim().split('\n').slice(-lines).join('\n');
}
