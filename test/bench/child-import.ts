import { runChild } from './child.js';

/** What `import-once.ts` prints: seconds, the largest resident set in MB, and how it ended. */
export interface Once {
  readonly dryRun: number;
  readonly applied: number;
  readonly validated: number;
  readonly rss: number;
  readonly findings: number;
  readonly state: string;
}

export interface FileToImport {
  readonly url: string;
  /** Where files are kept. */
  readonly folder: string;
  readonly cycle: string;
  readonly file: string;
  /** A small file that goes first, as another member's. */
  readonly warm: string;
}

/** Imports a file as Italy's report, in a Node of its own: a dry run, its application, and the run of the rules. */
export async function importOnce({ url, folder, cycle, file, warm }: FileToImport): Promise<Once> {
  const args = [url, folder, cycle, 'IT', file, `FR=${warm}`];
  const once = JSON.parse(await runChild(new URL('import-once.ts', import.meta.url), args)) as Once;
  if (!/^APPLIED (PASSED|FAILED)/.test(once.state)) throw new Error(`The import ended as ${once.state}.`);
  return once;
}
