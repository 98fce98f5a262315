import type { Raw } from '../build/raw.js';

/** A value that two documents have otherwise. */
export interface Difference {
  /** Where, by the names and codes of a plan file: `definition.en`, `rules.I1-R1.test`. */
  readonly field: string;
  /** As the file writes it; null where there is nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Groups in which the order says something: the codes of a choice stand from worst to best. */
const ORDERED = 'codes';

/** Every value that is otherwise, in the order of the newer document; what was taken away comes after it. */
export function findDifferences(before: unknown, after: unknown, field = ''): Difference[] {
  if (isList(before) || isList(after)) return ofLists(listed(before), listed(after), field);
  if (isGroup(before) || isGroup(after)) return ofGroups(grouped(before, after), grouped(after, before), field);
  const [was, is] = [written(before), written(after)];
  return was === is ? [] : [{ field, before: was, after: is }];
}

function ofGroups(before: Raw, after: Raw, field: string): Difference[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  const found = names.flatMap((name) => findDifferences(before[name], after[name], below(field, name)));
  const isOrdered = field.split('.').at(-1) === ORDERED;
  return isOrdered ? [...ofOrder(Object.keys(before), Object.keys(after), field), ...found] : found;
}

function ofLists(before: readonly unknown[], after: readonly unknown[], field: string): Difference[] {
  const all = [...before, ...after];
  if (!all.some((each) => isGroup(each) || isList(each))) {
    const [was, is] = [before, after].map((list) => list.map(written).join(', ') || null);
    return was === is ? [] : [{ field, before: was ?? null, after: is ?? null }];
  }
  if (all.every((each) => keyOf(each) !== undefined)) return ofKeyed(before, after, field);
  // What stands in both is the same, wherever; what is left is compared in its order.
  const [gone, come] = [without(before, after), without(after, before)];
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, n) => n).flatMap((n) =>
    findDifferences(
      gone[n],
      come[n],
      below(field, String((come[n] ? after.indexOf(come[n]) : before.indexOf(gone[n])) + 1)),
    ),
  );
}

/** Lists of things that have a code are compared thing by thing. */
function ofKeyed(before: readonly unknown[], after: readonly unknown[], field: string): Difference[] {
  const group = (list: readonly unknown[]): Raw => Object.fromEntries(list.map((each) => [` ${keyOf(each)}`, each]));
  const [older, newer] = [group(before), group(after)];
  const names = [...new Set([...Object.keys(newer), ...Object.keys(older)])];
  return [
    ...ofOrder(before.map(keyOf), after.map(keyOf), field),
    ...names.flatMap((name) => findDifferences(older[name], newer[name], below(field, name.trim()))),
  ];
}

/** The order of what both have, where it is another one. */
function ofOrder(
  before: readonly (string | undefined)[],
  after: readonly (string | undefined)[],
  field: string,
): Difference[] {
  const [was, is] = [
    before.filter((each) => after.includes(each)).join(', '),
    after.filter((each) => before.includes(each)).join(', '),
  ];
  return was === is ? [] : [{ field, before: was, after: is }];
}

function without(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  const left = other.map((each) => stable(each));
  return list.filter((each) => {
    const at = left.indexOf(stable(each));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function keyOf(value: unknown): string | undefined {
  const code = isGroup(value) ? value['code'] : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** The same text for the same value, in whatever order its names stand. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    isGroup(each) ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1))) : each,
  );
}

function written(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? null : JSON.stringify(value);
}

function below(field: string, name: string): string {
  if (name === '') return field;
  return field === '' ? name : `${field}.${name}`;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isGroup(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A single value in the place of a list or a group is one of its own. */
function listed(value: unknown): readonly unknown[] {
  if (isList(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** A wording alone is the text of one that says whose it is, too. */
function grouped(value: unknown, other: unknown): Raw {
  if (isGroup(value)) return value;
  if (value === undefined || value === null) return {};
  return isGroup(other) && 'text' in other ? { text: value } : { '': value };
}
