import type { CodeList } from '@signatory/domain';

const paths = new WeakMap<CodeList, ReadonlySet<string>>();

/** What the cells of a disaggregation are called in an entry, `sex.female`, in its order: one set for all of a plan's indicators. */
export function cellPaths(dimension: CodeList): ReadonlySet<string> {
  const known = paths.get(dimension);
  if (known) return known;
  const made = new Set(dimension.codes.map(({ code }) => `${dimension.code}.${code}`));
  paths.set(dimension, made);
  return made;
}
