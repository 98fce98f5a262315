/** The part of JSON Schema 2020-12 that the plan's schema uses. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  /** What belongs there: the key of a text of the product (`schema.member.code`), or words that every reader reads. */
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number | boolean)[];
  readonly const?: string | number | boolean;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly items?: JsonSchema;
  readonly minProperties?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly propertyNames?: JsonSchema;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** An object with these properties and no others; `needs` are those that must be there. */
export function object(
  title: string,
  properties: Readonly<Record<string, JsonSchema>>,
  needs: readonly string[] = [],
  description?: string,
): JsonSchema {
  return {
    title,
    ...(description ? { description } : {}),
    type: 'object',
    properties,
    required: needs,
    additionalProperties: false,
  };
}

/** A list of things. */
export function list(description: string, items: JsonSchema, more: Partial<JsonSchema> = {}): JsonSchema {
  return { description, type: 'array', items, ...more };
}

/** One of some words. */
export function word(description: string, words: readonly string[], more: Partial<JsonSchema> = {}): JsonSchema {
  return { description, enum: words, ...more };
}

/** A text of the file that is not shown in languages. */
export function string(description: string, more: Partial<JsonSchema> = {}): JsonSchema {
  return { description, type: 'string', minLength: 1, ...more };
}

/** A definition by its name, described for this place. */
export function ref(name: string, description?: string): JsonSchema {
  return { $ref: `#/$defs/${name}`, ...(description ? { description } : {}) };
}
