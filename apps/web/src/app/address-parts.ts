/**
 * Reads what a screen knows of its address; what is none of it stands as undefined. Merely left out it would stand as it came: the
 * router keeps what is not said of.
 */
export function known<Search extends object>(
  read: (search: Readonly<Record<string, unknown>>) => Search,
): (search: Readonly<Record<string, unknown>>) => Search {
  return (search) => {
    const none = Object.fromEntries(Object.keys(search).map((name) => [name, undefined]));
    return { ...none, ...read(search) };
  };
}

/** What letters and other sites add to a link of ours to count who follows it. */
const COUNTING = /^utm_|clid$/;

/** The parts of an address that nothing was read from, as they are written: `state=LATE`. */
export function unknownParts(address: string, read: ReadonlyMap<string, unknown>): string[] {
  return [...new URLSearchParams(address)].flatMap(([name, value]) =>
    value !== '' && !COUNTING.test(name) && read.get(name) === undefined ? [`${name}=${value}`] : [],
  );
}
