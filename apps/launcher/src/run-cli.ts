/** `npm run signatory -- …`: the CLI in a process of its own, given the embedded database when it asks for one. */
import { EnvironmentError } from '@signatory/config';
import { spawnCli } from './spawn-cli.js';
import { LaunchFault } from './fault.js';

/** The table of the commands, as far as it says what is to be given them. */
interface CommandTable {
  readonly COMMANDS: readonly { readonly words: readonly string[]; readonly needsDatabase?: true }[];
}

// Apps do not import each other: this one runs the CLI, and asks its table, by their paths.
const TABLE = new URL('../../cli/dist/commands.js', import.meta.url).href;

try {
  const args = process.argv.slice(2);
  const { COMMANDS } = (await import(TABLE)) as CommandTable;
  const asked = COMMANDS.find(({ words }) => words.every((word, at) => word === args[at]));
  const needsDatabase = asked?.needsDatabase && !args.some((word) => word === '--help' || word === '-h');
  // Commands on files must not wait for the database's libraries to load.
  const run = needsDatabase ? (await import('./cli-on-database.js')).runOnDatabase : spawnCli;
  process.exitCode = await run(args);
} catch (error) {
  console.error(error instanceof LaunchFault || error instanceof EnvironmentError ? error.message : error);
  process.exitCode = 2;
}
