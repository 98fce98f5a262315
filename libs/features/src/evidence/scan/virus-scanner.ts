import type { Readable } from 'node:stream';

/** Something that tells whether bytes hold a virus. */
export interface VirusScanner {
  /** Where it is, as it was configured. */
  readonly address: string;
  /** What it calls itself, with its signatures. @throws ScannerAway */
  version(): Promise<string>;
  /**
   * The name of what it found; null of bytes that are clean.
   * @throws ScannerAway where nothing answers there, ScanFailed where it does and cannot tell, and whatever reading them throws
   */
  scan(content: Readable): Promise<string | null>;
}

/** The injection token of the process's `VirusScanner`; null where the installation has none. */
export const SCANNER = Symbol('virus scanner');

/** Nothing answers where the scanner should be: no other file can be told of either. */
export class ScannerAway extends Error {
  override readonly name = 'ScannerAway';

  constructor(address: string, cause: Error) {
    super(`the virus scanner at ${address} does not answer: ${cause.message}. Files wait until it does.`, { cause });
  }
}

/** It answered that it cannot tell, or hung up in the middle: another file may fare better. */
export class ScanFailed extends Error {
  override readonly name = 'ScanFailed';
}
