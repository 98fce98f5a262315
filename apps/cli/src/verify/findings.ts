import type { Io } from '../io.js';

/** One thing that was looked at. `ok` holds, `fault` does not, `note` was not looked at and says why. */
export interface Finding {
  readonly level: 'ok' | 'fault' | 'note';
  /** The file, or `signature`. */
  readonly subject: string;
  readonly words: string;
  /** A file of the release that is not there. */
  readonly absent?: true;
}

const MARKS = { ok: 'ok   ', fault: 'FAULT', note: '  -  ' } as const;

export const ok = (subject: string, words: string): Finding => ({ level: 'ok', subject, words });
export const fault = (subject: string, words: string): Finding => ({ level: 'fault', subject, words });
export const note = (subject: string, words: string): Finding => ({ level: 'note', subject, words });

export const absent = (subject: string): Finding => ({
  ...note(subject, 'it is not here, so nothing is said of it'),
  absent: true,
});

/** One line for each, then the verdict. Answers the exit status. */
export function printFindings(findings: readonly Finding[], io: Io): 0 | 1 {
  for (const { level, subject, words } of findings) io.out(`${MARKS[level]} ${subject}: ${words}\n`);
  const faults = findings.filter(({ level }) => level === 'fault').length;
  const proved = findings.filter(({ level }) => level === 'ok').length;
  // Nothing looked at is nothing proved.
  if (faults === 0 && proved > 0) {
    const missing = findings.filter((finding) => finding.absent).length;
    const rest = missing === 1 ? '1 file of the release is not' : `${missing} files of the release are not`;
    io.out(missing === 0 ? 'VERIFIED\n' : `VERIFIED: what is here; ${rest}\n`);
    return 0;
  }
  io.out(`NOT VERIFIED: ${faults === 1 ? '1 fault' : `${faults} faults`}\n`);
  return 1;
}
