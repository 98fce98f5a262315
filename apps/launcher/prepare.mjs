// What every npm script runs: makes the clone ready (packages, build), then does what was asked.
// Plain Node without a dependency, since it must run in a fresh clone, before anything is installed or built.
const [verb, ...args] = process.argv.slice(2);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19) || (major > 20 && major < 22) || (major === 22 && minor < 12)) {
  console.error(`Signatory needs Node 20.19 or newer (of the 22 line: 22.12). This is Node ${process.versions.node}.`);
  console.error('Install a current one from https://nodejs.org and run the command again.');
  process.exit(1);
}

// Imported only now: an older Node could not even read these files.
const { prepare, Fault } = await import('./prepare/prepare.mjs');
const { VERBS } = await import('./prepare/verbs.mjs');

const run = VERBS[verb];
if (!run) {
  console.error(`Unknown verb "${verb ?? ''}". Known: ${Object.keys(VERBS).join(', ')}.`);
  process.exit(2);
}

try {
  await prepare(verb);
  await run(args);
} catch (error) {
  console.error(error instanceof Fault ? `\n${error.message}` : error);
  process.exitCode = 1;
}
