import { clip, faultWords, type Fault, type FaultWords } from '@signatory/domain';
import { isFormFault } from './form-fault.js';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** An RFC 6901 pointer. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What a schema found, each with its place and, wherever there are any, its words. */
export function faultsOf(issues: readonly Issue[], under: readonly PropertyKey[] = []): Fault[] {
  return issues.flatMap((issue): Fault[] => {
    const path = [...under, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        pointer: pointerTo([...path, key]),
        words: faultWords('form.no-field', { field: clip(key, 100) }),
      }));
    const meant = issue.code === 'invalid_union' ? deepest(issue.errors) : null;
    if (meant) return faultsOf(meant, path);
    const words = wordsOf(issue);
    const pointer = pointerTo(path);
    return [words ? { pointer, words } : { pointer, message: issue.message }];
  });
}

/** Of several forms the one that was meant: whose faults lie inside the value. Null where none is. */
function deepest(forms: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const depth = (issues: readonly Issue[]): number => Math.max(0, ...issues.map(({ path }) => path.length));
  const [first] = [...forms].sort((a, b) => depth(b) - depth(a));
  return first && depth(first) > 0 ? first : null;
}

/** Reporters read these of their own files; what else a schema says itself is for whoever writes a client. */
function wordsOf(issue: Issue): FaultWords | null {
  if (isFormFault(issue.message)) return faultWords(issue.message);
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? faultWords('form.missing', { type: issue.expected })
        : faultWords('form.type', { type: issue.expected });
    case 'too_big':
      if (issue.origin === 'string') return faultWords('form.long', { most: Number(issue.maximum) });
      if (issue.origin === 'array') return faultWords('form.many', { most: Number(issue.maximum) });
      return faultWords('form.great', { most: String(issue.maximum) });
    case 'too_small':
      if (issue.origin === 'string')
        return issue.minimum === 1
          ? faultWords('form.empty')
          : faultWords('form.short', { least: Number(issue.minimum) });
      if (issue.origin === 'array') return faultWords('form.few', { least: Number(issue.minimum) });
      return faultWords('form.small', { least: String(issue.minimum) });
    case 'invalid_value':
      return faultWords('form.option', { options: issue.values.map(String).join(', ') });
    case 'invalid_format':
      if (issue.format === 'date') return faultWords('form.day');
      return issue.format === 'url' ? faultWords('form.url') : null;
    default:
      return null;
  }
}
