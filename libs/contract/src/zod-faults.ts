import type { Fault } from '@signatory/domain';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** An RFC 6901 pointer. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What a schema found, each with its place and, where the message does not say it, the cure. */
export function faultsOf(issues: readonly Issue[], under: readonly PropertyKey[] = []): Fault[] {
  return issues.flatMap((issue): Fault[] => {
    const path = [...under, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        pointer: pointerTo([...path, key]),
        message: `There is no field ${key.slice(0, 100)}`,
        cure: 'Leave it away, or check its name.',
      }));
    const meant = issue.code === 'invalid_union' ? deepest(issue.errors) : null;
    if (meant) return faultsOf(meant, path);
    const cure = cureOf(issue);
    return [{ pointer: pointerTo(path), message: messageOf(issue), ...(cure !== null && { cure }) }];
  });
}

/** Of several forms the one that was meant: whose faults lie inside the value. Null where none is. */
function deepest(forms: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const depth = (issues: readonly Issue[]): number => Math.max(0, ...issues.map(({ path }) => path.length));
  const [first] = [...forms].sort((a, b) => depth(b) - depth(a));
  return first && depth(first) > 0 ? first : null;
}

/** Reporters read these of their own files; what the schema says itself is for whoever writes a client. */
function messageOf(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'It is missing';
  if (issue.code === 'too_small' && issue.origin === 'string')
    return issue.minimum === 1 ? 'It is empty' : `It has fewer than ${issue.minimum} characters`;
  if (issue.code === 'too_big' && issue.origin === 'string') return `It has more than ${issue.maximum} characters`;
  return issue.message;
}

function cureOf(issue: Issue): string | null {
  switch (issue.code) {
    case 'invalid_type':
      return `Send ${issue.expected === 'int' ? 'a whole number' : `a value of type ${issue.expected}`}.`;
    case 'too_big':
      return `Send at most ${issue.maximum}${unitOf(issue.origin, issue.maximum)}.`;
    case 'too_small':
      return `Send at least ${issue.minimum}${unitOf(issue.origin, issue.minimum)}.`;
    case 'invalid_value':
      return `Send one of: ${issue.values.map(String).join(', ')}.`;
    default:
      return null;
  }
}

function unitOf(origin: string, count: number | bigint): string {
  const unit = { string: 'character', array: 'item' }[origin];
  return unit === undefined ? '' : ` ${unit}${Number(count) === 1 ? '' : 's'}`;
}
