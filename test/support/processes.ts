import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { childEnvironment } from '@signatory/config';
import type { TestDatabase } from './database.js';
import { ProductHost, type App, type Hosted } from './product-host.js';

/** The product over one test database, as it is built. */
export interface Product {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Everything the API wrote to its standard error. */
  apiLog(): string;
  /** Where letters are written that go to no mail server. */
  readonly mailFolder: string;
  /** Starts one more worker, in a process of its own. */
  startWorker(): Promise<Running>;
  /** Starts one more API beside the first, with these variables changed; answers its address. */
  startApi(changes?: Readonly<Record<string, string>>): Promise<string>;
  stop(): Promise<void>;
}

export interface Running {
  /** As a power cut would: nothing is closed or given back. */
  kill(): Promise<void>;
  /** Everything it wrote to its standard error. */
  log(): string;
}

export interface ProductSettings {
  readonly database: TestDatabase;
  readonly redisUrl?: string | undefined;
  /** Workers started with the API; one unless given. */
  readonly workers?: number;
  readonly publicUrl?: string;
  /** People come by a name, `http://localhost:PORT`, to which passkeys can belong; by a number unless given. */
  readonly named?: boolean;
  readonly blobFolder?: string;
  /** A mail server; files unless given. */
  readonly smtpUrl?: string;
  readonly metricsToken?: string;
  /** Links are asked for, and at these addresses although they are inside (`127.0.0.1:4000`); not at all unless given. */
  readonly links?: readonly string[];
  /** Files of evidence are scanned by this; by nothing unless given. */
  readonly scanner?: string;
  /** How many files and documents of each kind one person has in a minute; as the product has it unless given, and 0 is no limit. */
  readonly perMinute?: number;
  /** From which level on the processes write their log; `warn` unless given. */
  readonly logLevel?: 'info';
  /** A module that each process imports before its own: they have processes of their own. */
  readonly preload?: URL;
  /** Whether API and workers have processes of their own, as in production: else those that suites share run them. */
  readonly apart?: boolean;
}

const APPS = fileURLToPath(new URL('../../apps/', import.meta.url));

/** Starts the API and its workers; both are ready when this resolves. */
export async function startProduct({
  database,
  redisUrl,
  workers = 1,
  publicUrl,
  named = false,
  blobFolder,
  smtpUrl,
  metricsToken,
  links,
  scanner,
  perMinute,
  logLevel,
  preload,
  apart = preload !== undefined,
}: ProductSettings): Promise<Product> {
  const folder = blobFolder ?? (await mkdtemp(join(tmpdir(), 'signatory-test-blobs-')));
  const port = await findPort();
  const environment = {
    NODE_ENV: 'test',
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: undefined,
    REDIS_URL: redisUrl,
    BLOB_URL: pathToFileURL(folder).href,
    SIGNATORY_DATA: folder,
    SMTP_URL: smtpUrl,
    METRICS_TOKEN: metricsToken,
    LINK_CHECK: links ? '1' : '0',
    LINK_CHECK_ALLOW: links?.join(','),
    VIRUS_SCANNER: scanner,
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: publicUrl ?? `http://${named ? 'localhost' : '127.0.0.1'}:${port}`,
    LOG_LEVEL: logLevel ?? 'warn',
    ...(perMinute !== undefined && minuteLimits(perMinute)),
  };
  const ends: (() => Promise<void>)[] = [];
  const startAlone = async (name: App, changes: Readonly<Record<string, string>> = {}): Promise<Running> => {
    const script = join(APPS, name, 'dist', 'bundle', 'main.js');
    const before = preload ? ['--import', preload.href] : [];
    const { child, running } = await startProcess([...before, script], { ...environment, ...changes });
    ends.push(() => end(child));
    return running;
  };
  const startShared = async (name: App, changes: Readonly<Record<string, string>> = {}): Promise<Hosted> => {
    const hosted = await ProductHost.of(name).start({ ...environment, ...changes });
    ends.push(() => hosted.stop());
    return hosted;
  };
  const start = apart ? startAlone : startShared;
  const startApi = async (changes: Readonly<Record<string, string>> = {}): Promise<string> => {
    const another = String(await findPort());
    await start('api', { PORT: another, ...changes });
    return `http://127.0.0.1:${another}`;
  };
  const stop = async (): Promise<void> => {
    await Promise.all(ends.map((end) => end()));
    if (blobFolder === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    const [api] = await Promise.all([start('api'), ...Array.from({ length: workers }, () => start('worker'))]);
    return {
      url: `http://127.0.0.1:${port}`,
      mailFolder: join(folder, 'mail'),
      apiLog: api.log,
      startWorker: () => startAlone('worker'),
      startApi,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The same limit for each of what costs more than an answer. */
export function minuteLimits(most: number): Record<string, string> {
  const names = ['UPLOADS_PER_MINUTE', 'EXPORTS_PER_MINUTE', 'DOCUMENTS_PER_MINUTE'];
  return Object.fromEntries(names.map((name) => [name, String(most)]));
}

function startProcess(
  args: readonly string[],
  environment: Record<string, string | undefined>,
): Promise<{ child: ChildProcess; running: Running }> {
  const child = spawn(process.execPath, args, {
    env: childEnvironment(environment),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const running = {
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    log: () => log,
  };
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve({ child, running }));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${args.at(-1)} ended with ${code} before it was ready:\n${log}`)));
  });
}

/** The launcher's way: closing the channel is the order to stop. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.connected) child.disconnect();
  await gone;
}

function findPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
