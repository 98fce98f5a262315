import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CommandFault, type ExitCode, type Io } from './io.js';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>>;

interface Definition<O extends Options> {
  /** The whole help: the usage line first. */
  readonly help: string;
  readonly options: O;
  /** Names of the arguments, in order: all are needed. */
  readonly operands: readonly string[];
  readonly run: (options: Parsed<O>['values'], operands: readonly string[], io: Io) => Promise<ExitCode>;
}

/** A command as the table holds it: its options are read before it runs. */
export interface Command {
  readonly help: string;
  readonly run: (argv: readonly string[], io: Io) => Promise<ExitCode>;
}

/** Makes a command of its declared options and operands; anything else in the arguments is a `CommandFault`. */
export function defineCommand<const O extends Options>({ help, options, operands, run }: Definition<O>): Command {
  const usage = help.split('\n', 1)[0] ?? '';
  return {
    help,
    async run(argv, io) {
      const { values, positionals } = parse(argv, options, usage);
      if (positionals.length < operands.length) {
        throw new CommandFault([`${operands.slice(positionals.length).join(' and ')} missing.`, usage]);
      }
      if (positionals.length > operands.length) {
        throw new CommandFault([`Too many arguments: ${positionals.slice(operands.length).join(' ')}.`, usage]);
      }
      return run(values, positionals, io);
    },
  };
}

function parse<const O extends Options>(argv: readonly string[], options: O, usage: string): Parsed<O> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code?.startsWith('ERR_PARSE_ARGS')) throw new CommandFault([message, usage]);
    throw error;
  }
}

/** One of the values an option may have; without the option, the first. */
export function choose<const T extends string>(
  option: string,
  given: string | undefined,
  values: readonly [T, ...T[]],
): T {
  if (given === undefined) return values[0];
  const chosen = values.find((value) => value === given);
  if (chosen === undefined) throw new CommandFault([`--${option} is "${given}". Write one of: ${values.join(', ')}.`]);
  return chosen;
}
