import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '@signatory/config';

const SCRIPT = fileURLToPath(new URL('product-host.mjs', import.meta.url));
const APPS = {
  api: [new URL('../../apps/api/dist/bundle/serve.js', import.meta.url).href, 'serve'],
  worker: [new URL('../../apps/worker/dist/bundle/work.js', import.meta.url).href, 'work'],
} as const;
export type App = keyof typeof APPS;
/** Whoever does not obey within this waits for ever, and would keep the run from ending. */
const PATIENCE_MS = 120_000;
/** What suites of a jest worker share stands beside their modules, which each has anew. */
const HOSTS = Symbol.for('signatory-product-hosts');

type Said = { readonly id: number } & (
  | { readonly said: string }
  | { readonly done: true }
  | { readonly fault: string }
);

/** Something that stops as it does when the launcher tells it to. */
export interface Hosted {
  /** Everything it wrote to its log. */
  log(): string;
  stop(): Promise<void>;
}

/**
 * A process in which the APIs, or the workers, of the products of many suites run, one beside or after the other. A process of
 * its own takes seconds to load the modules of the product, and is slow again until they are compiled; nothing that a module
 * keeps is of one product alone. Whatever must be killed, or must show that it starts and ends, has a process of its own.
 */
export class ProductHost {
  private readonly heard = new Map<number, (said: Said | { readonly gone: number | null }) => void>();
  private orders = 0;
  private open = 0;

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (said: Said) => this.heard.get(said.id)?.(said));
    child.on('exit', (gone) => this.heard.forEach((hear) => hear({ gone })));
  }

  /** The one of this jest worker: it ends when the worker does. */
  static of(app: App): ProductHost {
    const shared = globalThis as { [HOSTS]?: Partial<Record<App, ProductHost>> };
    const hosts = (shared[HOSTS] ??= {});
    const known = hosts[app];
    if (known?.child.connected) return known;
    const child = fork(SCRIPT, [...APPS[app]], { env: childEnvironment({ NODE_ENV: 'test' }), execArgv: [] });
    child.unref();
    child.channel?.unref();
    return (hosts[app] = new ProductHost(child));
  }

  /** Starts one more; it is ready when this resolves. */
  async start(environment: Readonly<Record<string, string | undefined>>): Promise<Hosted> {
    const id = (this.orders += 1);
    let log = '';
    await this.order(id, { start: true, environment }, (text) => (log += text));
    return { log: () => log, stop: () => this.order(id, {}, (text) => (log += text)) };
  }

  private order(id: number, order: object, keep: (text: string) => void): Promise<void> {
    this.open += 1;
    this.child.channel?.ref();
    const late = setTimeout(() => this.child.kill('SIGKILL'), PATIENCE_MS);
    return new Promise<void>((resolve, reject) => {
      this.heard.set(id, (said) => {
        if ('said' in said) keep(said.said);
        else if ('done' in said) resolve();
        else reject(new Error('fault' in said ? said.fault : `The process of many products ended with ${said.gone}.`));
      });
      this.child.send({ id, ...order });
    }).finally(() => {
      clearTimeout(late);
      this.open -= 1;
      if (this.open === 0) this.child.channel?.unref();
    });
  }
}
