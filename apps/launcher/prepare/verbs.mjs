// What each npm script does once the clone is ready.
import { existsSync } from 'node:fs';
import { CHECKS } from './checks.mjs';
import { Fault } from './fault.mjs';
import { PROJECT, runNode } from './project.mjs';

const JEST = [`${PROJECT}/node_modules/jest/bin/jest.js`];

export const VERBS = {
  start: (args) => launch(['start', ...args]),
  dev: (args) => launch(['dev', ...args]),
  build: async () => console.error('Built.'),
  test: (args) => finish(runNode([...JEST, '--config', 'config/jest.mjs', ...args])),
  check,
  bench: async (args) => {
    const script = `${PROJECT}/test/bench/run.mjs`;
    if (!existsSync(script)) throw new Fault(`There is no ${script}.`);
    await finish(runNode([script, ...args]));
  },
  // npm changes into the clone; paths in the arguments are meant from where the caller stands.
  cli: (args) =>
    finish(
      runNode([`${PROJECT}/apps/launcher/dist/bundle/run-cli.js`, ...args], {
        cwd: process.env.INIT_CWD ?? process.cwd(),
      }),
    ),
};

/** In this very process: one process fewer between Ctrl-C and the database. */
async function launch(args) {
  const { main } = await import('../dist/bundle/main.js');
  await main(args);
}

async function finish(running) {
  const { status } = await running;
  process.exitCode = status;
}

/** Runs every check, also after one failed, and names at the end those that did. */
async function check(args) {
  const unknown = args.filter((name) => !(name in CHECKS));
  if (unknown.length > 0)
    throw new Fault(`Unknown check "${unknown.join('", "')}". Known: ${Object.keys(CHECKS).join(', ')}.`);
  const failed = [];
  for (const [name, command] of Object.entries(CHECKS)) {
    if (args.length > 0 && !args.includes(name)) continue;
    const started = Date.now();
    const { status, output } = await runNode(command, { quiet: true });
    console.log(`${status === 0 ? 'pass' : 'FAIL'}  ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    if (status !== 0) {
      failed.push(name);
      console.log(output.trim().replace(/^/gm, '      '));
    }
  }
  if (failed.length > 0) throw new Fault(`check: failed in ${failed.join(', ')}.`);
  console.log('check: all passed');
}
