interface Operation {
  readonly parameters: readonly { name: string; in: string; required?: boolean; schema: { enum?: string[] } }[];
}
/** The paths of an OpenAPI document, as far as a walk needs them. */
export type Paths = Readonly<Record<string, { get?: Operation }>>;

/**
 * Every address that an OpenAPI document says can be read, with every value that could stand in its places.
 * @throws for a place without values, so that a new address is never left out of a walk in silence
 */
export function everyAddress(paths: Paths, places: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(paths).flatMap(([path, { get }]) => {
    // The stream never ends; what it tells is a story of its own.
    if (!get || path === '/api/events') return [];
    let found = [path];
    for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
      const values = places[name];
      if (!values) throw new Error(`${path}: the walk has no value for {${name}}; give it one.`);
      found = found.flatMap((address) => values.map((value) => address.replace(`{${name}}`, value)));
    }
    return found.flatMap((address) => requiredQueries(get).map((query) => address + query));
  });
}

/** What has to be asked with a read: each query that could be, with its question mark; an empty one where nothing has to. */
export function requiredQueries({ parameters }: Operation): string[] {
  return parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .reduce<string[]>(
      (found, { name, schema }) =>
        found.flatMap((query) => (schema.enum ?? ['1']).map((value) => `${query}${query ? '&' : '?'}${name}=${value}`)),
      [''],
    );
}
