import type { PlanDocument } from '@signatory/contract';

/** A part of a plan's document: what JSON can hold. */
export type Part = Readonly<Record<string, unknown>>;

/** A place in a document: a JSON pointer (RFC 6901), as the lint gives it. The document itself is the empty one. */
export type Pointer = string;

/** A group of keys, or an empty one where something else stands. */
export function asPart(value: unknown): Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Part) : {};
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text or a figure as a field shows it; nothing of anything else. */
export function asTyped(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

export function stepsOf(pointer: Pointer): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The place one step further in. */
export function within(pointer: Pointer, step: string | number): Pointer {
  return `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Whether `pointer` is `outer` or lies in it. */
export function isWithin(pointer: Pointer, outer: Pointer): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}

export function readAt(document: unknown, pointer: Pointer): unknown {
  return stepsOf(pointer).reduce<unknown>(
    (value, step) => (Array.isArray(value) ? value[Number(step)] : asPart(value)[step]),
    document,
  );
}

/** The document with another value at a place; `undefined` takes the key or item away, and what is empty by that. */
export function writeAt(document: PlanDocument, pointer: Pointer, value: unknown): PlanDocument {
  return write(document, stepsOf(pointer), value) as PlanDocument;
}

/** The document with one item more at the end of a list, which is made where there is none. */
export function appendAt(document: PlanDocument, list: Pointer, item: unknown): PlanDocument {
  return writeAt(document, list, [...asList(readAt(document, list)), item]);
}

/** The document in which the item, or key, at `from` stands where `to` stood, both of one list. */
export function moveAt(document: PlanDocument, from: Pointer, to: Pointer): PlanDocument {
  const [outer, key] = splitLast(from);
  const holder = readAt(document, outer);
  const entries: readonly (readonly [string, unknown])[] = Array.isArray(holder)
    ? holder.map((item, place) => [String(place), item] as const)
    : Object.entries(asPart(holder));
  const moved = entries.find(([own]) => own === key);
  const place = entries.findIndex(([own]) => own === splitLast(to)[1]);
  if (!moved || place < 0) return document;
  const next = entries.filter((entry) => entry !== moved);
  next.splice(place, 0, moved);
  return writeAt(document, outer, Array.isArray(holder) ? next.map(([, item]) => item) : Object.fromEntries(next));
}

/** The document with a key called otherwise, in its place. A name that is taken changes nothing. */
export function renameAt(document: PlanDocument, pointer: Pointer, name: string): PlanDocument {
  const [outer, key] = splitLast(pointer);
  const holder = asPart(readAt(document, outer));
  if (name in holder) return document;
  const entries = Object.entries(holder).map(([own, value]) => [own === key ? name : own, value]);
  return writeAt(document, outer, Object.fromEntries(entries));
}

/** What a place is in, and its last step. */
export function splitLast(pointer: Pointer): [outer: Pointer, step: string] {
  const end = pointer.lastIndexOf('/');
  return [pointer.slice(0, Math.max(0, end)), stepsOf(pointer).at(-1) ?? ''];
}

function write(value: unknown, [step, ...rest]: readonly string[], next: unknown): unknown {
  if (step === undefined) return next;
  if (Array.isArray(value)) {
    const inner = write(value[Number(step)], rest, next);
    if (inner === undefined) {
      const others = value.filter((_, place) => place !== Number(step));
      return others.length > 0 ? others : undefined;
    }
    return value.map((item: unknown, place) => (place === Number(step) ? inner : item));
  }
  const part = asPart(value);
  const inner = write(part[step], rest, next);
  if (inner !== undefined) return { ...part, [step]: inner };
  const { [step]: _, ...left } = part;
  // A demand for evidence that says nothing still asks for some: what is emptied goes.
  return Object.keys(left).length === 0 ? undefined : left;
}
