import { isMessageKey, message } from '@signatory/texts';
import type { JsonSchema } from './json-schema.js';

/** A schema as editors read it: with its descriptions in English in the place of their keys. */
export function publishSchema(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === 'description' && typeof value === 'string' && isMessageKey(value) ? message('en', value) : value,
  ) as JsonSchema;
}
