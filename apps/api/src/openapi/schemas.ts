import * as contract from '@signatory/contract';
import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

const NAMES = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(contract))
  if (schema instanceof z.ZodType && !NAMES.has(schema)) NAMES.add(schema, { id });

/** Turns the contract's schemas into JSON Schema; those with a name are written once and referred to. */
export class SchemaBook {
  readonly components: Record<string, JsonSchema> = {};

  /** @param io what a client may send, or what it will get: a default makes the two differ */
  write(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const {
      $schema: _,
      $defs,
      ...written
    } = z.toJSONSchema(schema, {
      metadata: NAMES,
      io,
      target: 'draft-2020-12',
      unrepresentable: 'any',
    }) as JsonSchema & { $defs?: Record<string, JsonSchema> };
    for (const [name, definition] of Object.entries($defs ?? {}))
      this.components[name] ??= point(definition) as JsonSchema;
    const { id, ...rest } = point(written) as JsonSchema;
    if (typeof id !== 'string') return rest;
    this.components[id] ??= rest;
    return { $ref: `#/components/schemas/${id}` };
  }
}

/** `#/$defs/EntryView` of one schema is `#/components/schemas/EntryView` of the document. */
function point(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(point);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? inner.replace('#/$defs/', '#/components/schemas/') : point(inner),
    ]),
  );
}
