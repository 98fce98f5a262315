// Where things are, and how a child process is run.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { constants } from 'node:os';

/** Absolute path of the clone, without a trailing slash. */
export const PROJECT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

/** Stamps and the lock of these scripts; untracked, and outside node_modules, which npm ci removes. */
export const STATE = `${PROJECT}/.nx/prepare`;

/**
 * Runs a command to its end and gives its exit status.
 * @param options.quiet collects the output instead of showing it; it is then returned as `output`.
 * @param options.stdout 'inherit' for the command's own result; preparation steps send it to stderr (2).
 */
export function run(command, args, { cwd = PROJECT, env = {}, quiet = false, stdout = 'inherit' } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['inherit', stdout, 'inherit'];
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    // The child decides what a signal means; this process only waits and passes the outcome on.
    const forward = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      resolve({ status: code ?? 128 + constants.signals[signal], output });
    });
  });
}

/** Runs Node itself on a script of the clone. */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}
