import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '@signatory/config';

const CLI = fileURLToPath(new URL('../../cli/dist/bundle/main.js', import.meta.url));

/** Runs the CLI with our input and output, and gives its exit status. Ctrl-C reaches it too, and we wait for it. */
export function spawnCli(
  args: readonly string[],
  changes: Readonly<Record<string, string | undefined>> = {},
): Promise<number> {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: 'inherit', env: childEnvironment(changes) });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 130));
  });
}
