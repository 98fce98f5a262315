/** One launch: database, migration, examples, API and worker; and the same backwards. */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import type { Environment } from '@signatory/config';
import { openDataFolder } from './data-folder.js';
import { migrateDatabase, outsideDatabase, seedOnce, startEmbeddedDatabase, type Logins } from './database.js';
import { describeAccounts, refuseOpenExamples, seedExamples, type ExampleAccount } from './examples.js';
import { LaunchFault } from './fault.js';
import { lockFolder } from './lock.js';
import { portFault } from './ports.js';
import { findDatabaseUser } from './postgres/database-user.js';
import { spawnCli } from './spawn-cli.js';
import { supervise, type Supervised } from './supervise.js';

/** What a launch is made of. */
export interface LaunchOptions {
  readonly environment: Environment;
  /** True runs API and worker from the modules that change as one saves, and shows their output; else it goes to files in the data folder. */
  readonly developing: boolean;
  /** Tells people what happens, one sentence at a time. */
  readonly say: (sentence: string) => void;
  /** Aborted when the launch shall stop, also in its middle. */
  readonly signal: AbortSignal;
}

/** A launch that is ready. */
export interface Launched {
  readonly processes: readonly Supervised[];
  readonly accounts: readonly ExampleAccount[];
  /** Stops everything, the database last. */
  stop(): Promise<void>;
}

const APPS = fileURLToPath(new URL('../../', import.meta.url));
const READY_MS = 120_000;
const DEATHS_BEFORE_READY = 3;

/** Starts everything in order and waits until the API answers; whatever fails, nothing is left running. */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const undo: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    return { ...(await startAll(options, undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startAll(options: LaunchOptions, undo: (() => Promise<void> | void)[]): Promise<Omit<Launched, 'stop'>> {
  const { environment, say, signal } = options;
  const user = findDatabaseUser();
  const dataFolder = openDataFolder(environment, user);
  const lock = lockFolder(dataFolder, environment.publicUrl);
  undo.push(() => lock.release());
  await refuseTakenPort(environment, lock.afterCrash);

  let logins: Logins | undefined = outsideDatabase(environment);
  const embedded = logins === undefined;
  let isNew = false;
  if (!logins) {
    const database = await startEmbeddedDatabase(dataFolder, user, say);
    undo.push(() => database.cluster.stop());
    logins = database;
    isNew = database.isNew;
  }
  signal.throwIfAborted();
  const migrations = await migrateDatabase(logins);
  if (migrations.length > 0) say(`The database was brought up to date (${migrations.length} migrations).`);
  signal.throwIfAborted();
  const shared = {
    SIGNATORY_DATA: dataFolder,
    BLOB_URL: blobUrlIn(dataFolder, environment),
    DATABASE_URL: logins.databaseUrl,
    // The owner's login stays here: no process that serves people can change the schema.
    DATABASE_OWNER_URL: undefined,
  };
  const wanted = (environment.examples ?? embedded) && environment.mode !== 'production';
  const seed = () => (wanted ? seedExamples(shared) : Promise.resolve([]));
  const accounts = await (isNew ? seedOnce(dataFolder, seed) : seed());
  refuseOpenExamples(accounts, environment.host);
  // Nobody can sign in to an empty database: its first start says how. The API's own output goes to a file.
  if (accounts.length === 0) await spawnCli(['invite', '--first'], shared);
  signal.throwIfAborted();

  const processes = ['api', 'worker'].map((name) =>
    supervise({
      name,
      script: join(APPS, name, options.developing ? 'dist' : 'dist/bundle', 'main.js'),
      environment: shared,
      onDeath: say,
      ...(!options.developing && { logFile: join(dataFolder, 'log', `${name}.log`) }),
    }),
  );
  undo.push(async () => void (await Promise.all(processes.map((process) => process.stop()))));
  await untilReady(environment, processes, signal);
  return { processes, accounts };
}

/** Follows the data folder when that is a substitute, unless BLOB_URL names a place of its own. */
export function blobUrlIn(dataFolder: string, environment: Environment): string {
  const own = environment.blobUrl !== pathToFileURL(join(environment.dataFolder, 'blobs')).href;
  return own ? environment.blobUrl : pathToFileURL(join(dataFolder, 'blobs')).href;
}

/** After a crash the old API may need a moment to notice and let the port go. */
async function refuseTakenPort({ host, port }: Environment, afterCrash: boolean): Promise<void> {
  for (let waited = 0; ; waited += 200) {
    const fault = await portFault(host, port);
    if (!fault) return;
    if (fault === 'EADDRINUSE' && afterCrash && waited < 10_000) {
      await pause(200);
      continue;
    }
    const reason =
      { EADDRINUSE: 'is taken by another program', EACCES: 'may not be used by this user' }[fault] ??
      `cannot be used (${fault})`;
    if (fault === 'EADDRNOTAVAIL' || fault === 'ENOTFOUND')
      throw new LaunchFault(`HOST=${host} is not an address of this machine.`);
    throw new LaunchFault(
      `Port ${port} ${reason}. Choose another one, for example: PORT=${port < 65_000 ? port + 1 : 3000} npm start`,
    );
  }
}

/** Waits until both processes say they are ready, which the API does once it listens. */
async function untilReady(
  environment: Environment,
  processes: readonly Supervised[],
  signal: AbortSignal,
): Promise<void> {
  for (const end = Date.now() + READY_MS; Date.now() < end; await pause(50)) {
    signal.throwIfAborted();
    if (processes.every((process) => process.isReady())) return;
    if (processes.some((process) => process.deaths() >= DEATHS_BEFORE_READY)) {
      // Another program may have taken the port since we looked.
      await refuseTakenPort(environment, false);
      throw new LaunchFault('A process does not stay up (see above). Cure what it says, then start again.');
    }
  }
  throw new LaunchFault(`API and worker are not ready after ${READY_MS / 1000} s; see the log folder beside the data.`);
}

/** The one line, and the accounts below it. */
export function announce(environment: Environment, accounts: readonly ExampleAccount[]): string {
  return ['', `Signatory is ready at ${environment.publicUrl}`, ...describeAccounts(accounts)].join('\n');
}
