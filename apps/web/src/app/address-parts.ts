/**
 * Reads what a screen knows of its address; what is none of it stands as undefined. Merely left out it would stand as it came: the
 * router keeps what is not said of. A word that is known in another letter case (`state=approved`) is taken as that one.
 */
export function known<Search extends object>(
  read: (search: Readonly<Record<string, unknown>>) => Search,
): (search: Readonly<Record<string, unknown>>) => Search {
  return (search) => {
    const none = Object.fromEntries(Object.keys(search).map((name) => [name, undefined]));
    return { ...none, ...read(cased(search, 'toLowerCase')), ...read(cased(search, 'toUpperCase')), ...read(search) };
  };
}

/** How each part of an address is read; undefined for what is none. */
export type Readers<Parts> = { readonly [Name in keyof Parts]-?: (raw: string) => Parts[Name] | undefined };

/** What a screen reads from its address, part by part; what is none of it is left out. */
export function readParts<Parts>(search: Readonly<Record<string, unknown>>, readers: Readers<Parts>): Parts {
  const parts = Object.entries<(raw: string) => unknown>(readers).flatMap(([name, read]) => {
    const raw = search[name];
    const value = typeof raw === 'string' || typeof raw === 'number' ? read(String(raw)) : undefined;
    return value ? [[name, value]] : [];
  });
  return Object.fromEntries(parts) as Parts;
}

/** Reads one of the words of a list. */
export function oneOf<Word extends string>(words: readonly Word[]): (raw: string) => Word | undefined {
  return (raw) => words.find((word) => word === raw);
}

/** Reads words of up to so many letters. */
export function upTo(most: number): (raw: string) => string | undefined {
  return (raw) => (raw.length <= most ? raw : undefined);
}

function cased(search: Readonly<Record<string, unknown>>, to: 'toLowerCase' | 'toUpperCase'): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(search).map(([name, value]) => [name, typeof value === 'string' ? value[to]() : value]),
  );
}

/** The part of an address that asks for something else than is shown, as `unknownParts` writes it. */
export function unmetPart(name: string, asked: string | undefined, shown: string | undefined): string[] {
  return asked && asked !== shown ? [`${name}=${asked}`] : [];
}

/** What letters and other sites add to a link of ours to count who follows it. */
const COUNTING = /^utm_|clid$/;

/** The parts of an address that nothing was read from, as they are written: `state=LATE`. */
export function unknownParts(address: string, read: ReadonlyMap<string, unknown>): string[] {
  return [...new URLSearchParams(address)].flatMap(([name, value]) =>
    value !== '' && !COUNTING.test(name) && read.get(name) === undefined ? [`${name}=${value}`] : [],
  );
}
