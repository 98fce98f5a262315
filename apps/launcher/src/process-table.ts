import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process as the system describes it. */
export interface ProcessDescription {
  /** Program and arguments, joined by spaces. */
  readonly command: string;
  /** Opaque: two processes that ever had the same id differ in it. */
  readonly started: string;
}

/** Looks a process up in /proc, or by `ps` where there is none; undefined when it does not live. */
export function describeProcess(pid: number): ProcessDescription | undefined {
  if (!isAlive(pid)) return undefined;
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    // The name in parentheses may itself hold spaces and parentheses, so fields are counted after the last one.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended; only its parent has not noticed yet.
    return fields[0] === 'Z' ? undefined : { command, started: fields[19] ?? '' };
  } catch {
    return describeByPs(pid);
  }
}

function describeByPs(pid: number): ProcessDescription | undefined {
  const ask = (field: string) =>
    execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  try {
    return { command: ask('command'), started: ask('lstart') };
  } catch {
    return undefined;
  }
}

/** True while the process exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
