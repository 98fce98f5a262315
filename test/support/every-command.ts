/** A JSON schema, as far as a body can be made of it. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly format?: string;
  readonly pattern?: string;
}

/** An OpenAPI document, as far as a walk over its commands needs it. */
export interface Commands {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>>
  >;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

export interface Command {
  readonly method: string;
  /** With its places open: `/api/releases/{id}/sign-off`. */
  readonly path: string;
  /** Of the form that is asked, where one is: what is wrong with it is not why it is refused. */
  readonly body: unknown;
}

/** Every command that an OpenAPI document says can be given. */
export function everyCommand({ paths, components: { schemas = {} } = {} }: Commands): Command[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => ['post', 'put', 'patch', 'delete'].includes(method))
      .map(([method, { requestBody }]) => {
        const schema = requestBody?.content['application/json']?.schema;
        return { method: method.toUpperCase(), path, body: schema && exampleOf(schema, schemas) };
      }),
  );
}

export function exampleOf(schema: Schema, all: Readonly<Record<string, Schema>>, name = ''): unknown {
  if (schema.$ref) return exampleOf(all[schema.$ref.split('/').at(-1) ?? ''] ?? {}, all, name);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice) return exampleOf(choice, all, name);
  const [type] = [schema.type ?? 'object'].flat();
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([key]) => schema.required?.includes(key))
          .map(([key, value]) => [key, exampleOf(value, all, key)]),
      );
    case 'array':
      return schema.items ? [exampleOf(schema.items, all, name)] : [];
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    case 'string':
      return VALUES[name] ?? OF_FORMAT[schema.format ?? ''] ?? (schema.pattern?.startsWith('^\\d{4}') ? DAY : WORDS);
    default:
      return null;
  }
}

const WORDS = 'For the reason that this walk gives here and now.';
const DAY = '2025-03-01';
const OF_FORMAT: Readonly<Record<string, string>> = {
  date: DAY,
  'date-time': '2099-01-01T00:00:00Z',
  uuid: '0190b6a0-0000-7000-8000-00000000000f',
};
/** By the name of the field, or of the list it stands in. */
const VALUES: Readonly<Record<string, string>> = {
  address: 'https://1.1.1.1/hook',
  commitment: 'c1',
  cycle: 'c-2025',
  email: 'somebody@example.org',
  indicator: 'i1_note',
  indicators: 'i1_note',
  language: 'en',
  member: 'CA',
  members: 'CA',
  nationality: 'FR',
  pillar: 'I',
  plan: 'test-plan',
  rule: 'T-BLOCKER',
  value: '12',
};
