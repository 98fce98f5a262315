/** What a command has of the world: the caller's folder, its two streams, and nothing else. */
export interface Io {
  /** Absolute; paths in the arguments are meant from here. */
  readonly folder: string;
  /** The result alone. */
  out(text: string): void;
  /** Everything else: faults, warnings, logs. */
  err(text: string): void;
}

/** 0 as asked; 1 the file says something that must be looked at (contradictions, a BLOCKER, lint errors); 2 it could not be read, or the command was misused. */
export type ExitCode = 0 | 1 | 2;

/** Input or usage that cannot be worked with: its lines go to stderr, each with the place and the cure, and the exit status is 2. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';

  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}
