// Packages: installed when what is there differs from what the lockfile names.
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from './fault.mjs';
import { PROJECT, run } from './project.mjs';

/** True when a locked package is missing or has another version. npm writes the hidden lockfile last, so a broken-off installation counts as none. */
export function needsInstall() {
  const hidden = `${PROJECT}/node_modules/.package-lock.json`;
  if (!existsSync(hidden)) return true;
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(`${PROJECT}/package-lock.json`, 'utf8')).packages;
  return Object.entries(locked).some(([path, { version, optional, peer }]) => {
    if (!path.startsWith('node_modules/')) return false;
    const there = installed[path];
    // Optional packages are for other platforms, or could not be had; npm itself lives without them.
    return there ? there.version !== version : !optional && !peer;
  });
}

/** Runs `npm ci`; with a lockfile that does not fit package.json it says so and runs `npm install`, except in CI. */
export async function install() {
  console.error('Installing packages (npm ci) …');
  const first = await npm('ci');
  if (first.status === 0) return;
  if (!/EUSAGE|can only install packages when your package\.json/.test(first.output)) {
    console.error(tail(first.output), '\nnpm ci failed; trying once more in 5 seconds …');
    await pause(5000);
    const second = await npm('ci');
    if (second.status === 0) return;
    throw new Fault(
      `${tail(second.output)}\n\nThe packages could not be installed (see npm's words above). Check the network, then run the command again.`,
    );
  }
  if (process.env.CI)
    throw new Fault(
      `${tail(first.output)}\n\npackage-lock.json does not fit package.json. Run "npm install" and commit the lockfile.`,
    );
  console.error(
    'package-lock.json does not fit package.json: running "npm install", which CHANGES package-lock.json …',
  );
  const fallback = await npm('install');
  if (fallback.status !== 0)
    throw new Fault(`${tail(fallback.output)}\n\nThe packages could not be installed (see npm's words above).`);
}

function npm(command) {
  const args = [command, '--no-audit', '--no-fund'];
  // The npm that runs us, by its script: there may be no other, and on Windows "npm" is no program.
  const script = process.env.npm_execpath;
  const [program, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  return run(program, [...first, ...args], {
    quiet: true,
    env: { NODE_ENV: 'development', npm_config_loglevel: 'warn' },
  });
}

function tail(output) {
  return output.trim().split('\n').slice(-25).join('\n');
}
