import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const REGISTER = new URL('../support/register-typescript.mjs', import.meta.url).href;

/** Starts a script, given by its URL, in a Node of its own that reads TypeScript unless told otherwise. Its output is piped. */
export function startChild(
  script: URL,
  args: readonly string[],
  { readsTypeScript = true }: { readonly readsTypeScript?: boolean } = {},
): ChildProcess {
  const reader = readsTypeScript ? ['--import', REGISTER] : [];
  return spawn(process.execPath, [...reader, fileURLToPath(script), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** Runs a script to its end and answers what it printed. */
export function runChild(
  script: URL,
  args: readonly string[],
  options?: { readsTypeScript: boolean },
): Promise<string> {
  const child = startChild(script, args, options);
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${script.pathname} ended with ${code}.`));
    });
  });
}
