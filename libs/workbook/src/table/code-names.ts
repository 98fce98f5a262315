import { namesOf, type Choice } from './form.js';

const named = new WeakMap<readonly Choice[], ReadonlyMap<string, string | null>>();

/** The code that is written by one of its names, in any language; undefined where none or several are called so. */
export function codeNamed(codes: readonly Choice[], text: string): string | undefined {
  return codesByName(codes).get(fold(text)) ?? undefined;
}

/** Codes by every name they have; null where a name is that of several. */
function codesByName(codes: readonly Choice[]): ReadonlyMap<string, string | null> {
  const found = named.get(codes);
  if (found) return found;
  const byName = new Map<string, string | null>();
  for (const choice of codes)
    for (const name of new Set(namesOf(choice).map(fold))) byName.set(name, byName.has(name) ? null : choice.code);
  named.set(codes, byName);
  return byName;
}

/** Words as they are compared, whatever their case and width. */
export function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
