/**
 * Reads plain data of a file that may be wrong anywhere: what is not of the type wanted is taken as not there.
 * The schema has told the author; here the rest of the file is still to be read.
 */
export type Raw = Readonly<Record<string, unknown>>;

/** A group of keys, or an empty one. */
export function asRaw(value: unknown): Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {};
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text, or a number as it is written. */
export function asString(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

export function asBoolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** One of some words, or undefined. */
export function asWord<Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value);
}

/** An object without the keys whose value is undefined, as exact optional properties want it. */
export function given<T extends Readonly<Record<string, unknown>>>(
  properties: T,
): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
