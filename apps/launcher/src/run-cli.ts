/** `npm run signatory -- …`: the CLI in a process of its own, given the embedded database when it asks for one. */
import { EnvironmentError } from '@signatory/config';
import { spawnCli } from './spawn-cli.js';
import { LaunchFault } from './fault.js';

const ON_THE_DATABASE = ['migrate', 'backup', 'restore', 'invite', 'plan adopt', 'import report', 'export report'];

try {
  const args = process.argv.slice(2);
  const needsDatabase =
    ON_THE_DATABASE.some((words) => `${args.join(' ')} `.startsWith(`${words} `)) &&
    !args.some((word) => word === '--help' || word === '-h');
  // Commands on files must not wait for the database's libraries to load.
  const run = needsDatabase ? (await import('./cli-on-database.js')).runOnDatabase : spawnCli;
  process.exitCode = await run(args);
} catch (error) {
  console.error(error instanceof LaunchFault || error instanceof EnvironmentError ? error.message : error);
  process.exitCode = 2;
}
