import { exampleOf, type Schema } from '../every-command.js';

/** What a walk over an OpenAPI document needs of it. */
export interface Description {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly operationId: string;
            readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
            readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
          }
        >
      >
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One operation, as far as requests are made for it. */
export interface AskedOperation {
  readonly id: string;
  readonly method: string;
  /** With its places open: `/api/releases/{id}/sign-off`. */
  readonly path: string;
  readonly query: readonly { readonly name: string; readonly choices: readonly string[] }[];
  /** Names of its own request headers, in small letters. */
  readonly headers: readonly string[];
  /** Of the form that is asked; undefined where it takes none. */
  readonly body: unknown;
}

/** Every operation of an OpenAPI document. */
export function everyOperation({ paths, components: { schemas } }: Description): AskedOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters = [], requestBody }]) => {
      const schema = requestBody?.content['application/json']?.schema;
      return {
        id: operationId,
        method: method.toUpperCase(),
        path,
        query: parameters
          .filter((each) => each.in === 'query')
          .map(({ name, schema: of }) => ({ name, choices: choicesOf(of) })),
        headers: parameters.filter((each) => each.in === 'header').map(({ name }) => name.toLowerCase()),
        body: schema && exampleOf(schema, schemas),
      };
    }),
  );
}

function choicesOf(schema: Schema): string[] {
  return [schema, ...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])]
    .flatMap(({ enum: values = [] }) => values)
    .map(String);
}

/** The places of a path that are open, in their order. */
export function placesIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
}
