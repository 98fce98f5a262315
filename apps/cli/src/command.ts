import { parseArgs, type ParseArgsConfig } from 'node:util';
import { LANGUAGES, messages, type Say } from '@signatory/texts';
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
      const say = messages('language' in options ? languageIn(argv) : 'en');
      const { values, positionals } = parse(argv, options, usage, say);
      if (positionals.length < operands.length) {
        const names = operands.slice(positionals.length).join(say('join.comma'));
        throw new CommandFault([say('commandLine.operands', { names }), usage]);
      }
      if (positionals.length > operands.length) {
        const words = positionals.slice(operands.length).join(' ');
        throw new CommandFault([say('commandLine.tooMany', { words }), usage]);
      }
      return run(values, positionals, io);
    },
  };
}

/** The language that a command is asked to speak, before its other options are read: the first of several, English for one that is not spoken. */
export function languageIn(argv: readonly string[]): string {
  const at = argv.findIndex((word) => word === '--language' || word.startsWith('--language='));
  const given = argv[at]?.split('=')[1] ?? argv[at + 1];
  return (at >= 0 && given?.split(',').find((each) => LANGUAGES.some((one) => one === each))) || 'en';
}

function parse<const O extends Options>(argv: readonly string[], options: O, usage: string, say: Say): Parsed<O> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code?.startsWith('ERR_PARSE_ARGS')) throw new CommandFault([tellOption(code, message, say), usage]);
    throw error;
  }
}

/** Node.js says it in English, and names the option in quotation marks. */
function tellOption(code: string, message: string, say: Say): string {
  const [, option] = /'(-[^' =]*)/.exec(message) ?? [];
  if (option === undefined) return message;
  const key = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? 'commandLine.option.unknown' : 'commandLine.option.value';
  return say(key, { option });
}

/** One of the values an option may have; without the option, the first. */
export function choose<const T extends string>(
  option: string,
  given: string | undefined,
  values: readonly [T, ...T[]],
  say: Say = messages('en'),
): T {
  if (given === undefined) return values[0];
  const chosen = values.find((value) => value === given);
  if (chosen === undefined)
    throw new CommandFault([say('commandLine.choice', { option, given, values: values.join(say('join.comma')) })]);
  return chosen;
}
