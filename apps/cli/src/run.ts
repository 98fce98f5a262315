import { COMMANDS, type CommandEntry } from './commands.js';
import { CommandFault, type ExitCode, type Io } from './io.js';

/** Runs the command that the arguments name, and gives the exit status. Faults of the caller go to stderr; others are thrown. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (!(error instanceof CommandFault)) throw error;
    for (const line of error.lines) io.err(`${line}\n`);
    return 2;
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<ExitCode> {
  const entry = COMMANDS.find(({ words }) => words.every((word, at) => argv[at] === word));
  if (entry) {
    const command = await entry.load();
    const rest = argv.slice(entry.words.length);
    if (!asksForHelp(rest)) return command.run(rest, io);
    io.out(`${command.help.trimEnd()}\n`);
    return 0;
  }
  if (argv[0] === undefined) throw new CommandFault(overview().split('\n'));
  if (['--help', '-h', 'help'].includes(argv[0])) {
    io.out(`${overview()}\n`);
    return 0;
  }
  throw new CommandFault([`There is no command "${argv[0]}".`, ...overview().split('\n')]);
}

function asksForHelp(argv: readonly string[]): boolean {
  const operands = argv.indexOf('--');
  return (operands < 0 ? argv : argv.slice(0, operands)).some((word) => word === '--help' || word === '-h');
}

function overview(): string {
  const name = ({ words }: CommandEntry) => words.join(' ');
  const width = Math.max(...COMMANDS.map((entry) => name(entry).length));
  return [
    'signatory COMMAND …',
    '',
    ...COMMANDS.map((entry) => `  ${name(entry).padEnd(width)}  ${entry.summary}`),
    '',
    'signatory COMMAND --help says more.',
  ].join('\n');
}
