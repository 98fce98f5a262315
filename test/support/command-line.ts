import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Exit status, standard output and standard error. */
export type CommandAnswer = [status: number, out: string, err: string];

const APP = new URL('../../apps/cli/dist/bundle/', import.meta.url);
const MAIN = fileURLToPath(new URL('main.js', APP));
const MANY = fileURLToPath(new URL('command-line-process.mjs', import.meta.url));

type Said = { readonly id: number } & ({ readonly answer: CommandAnswer } | { readonly fault: string });

/**
 * The product's command line, as it is built, at a machine with these variables and no others. A command has a process of its
 * own the first time, which shows that it ends and with what status; later it is given in one that all of them share, since a
 * process takes far longer to start than most commands to run.
 */
export class CommandLine {
  private readonly known = new Set<string>();
  private shared?: ChildProcess;
  private given = 0;

  constructor(private readonly env: Readonly<Record<string, string>>) {}

  /** Gives one command in a folder; its name is its words before the first that is no plain word. */
  run(folder: string, ...args: readonly string[]): Promise<CommandAnswer> {
    const end = args.findIndex((arg) => !/^[a-z]+$/.test(arg));
    const name = args.slice(0, end < 0 ? args.length : end).join(' ');
    if (this.known.has(name)) return this.give(folder, args);
    this.known.add(name);
    return this.start(folder, args);
  }

  /** Ends the process that commands share. */
  async stop(): Promise<void> {
    const { shared } = this;
    if (!shared || shared.exitCode !== null) return;
    const gone = once(shared, 'exit');
    shared.disconnect();
    await gone;
  }

  private start(folder: string, args: readonly string[]): Promise<CommandAnswer> {
    return new Promise((resolve) => {
      execFile(process.execPath, [MAIN, ...args], { env: this.env, cwd: folder }, (error, out, err) => {
        resolve([typeof error?.code === 'number' ? error.code : error ? 99 : 0, out, err]);
      });
    });
  }

  private give(folder: string, args: readonly string[]): Promise<CommandAnswer> {
    const shared = (this.shared ??= fork(MANY, [new URL('run.js', APP).href], { env: this.env, execArgv: [] }));
    const id = (this.given += 1);
    return new Promise((resolve, reject) => {
      const ended = (status: number | null): void => reject(new Error(`The command line ended with ${status}.`));
      const hear = (said: Said): void => {
        if (said.id !== id) return;
        shared.off('message', hear).off('exit', ended);
        if ('answer' in said) resolve(said.answer);
        else reject(new Error(said.fault));
      };
      shared.on('message', hear).once('exit', ended);
      shared.send({ id, folder, args });
    });
  }
}
