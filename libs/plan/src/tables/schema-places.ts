import { LANGUAGE, TEXT_TITLE } from '../schema/value-definitions.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { PLAN_SCHEMA } from '../schema/plan-schema.js';

const OF_LANGUAGE = new RegExp(LANGUAGE);

export function isLanguage(key: string): boolean {
  return OF_LANGUAGE.test(key);
}

/** What the schema says of a value, its definition in place of its name; all forms that it may have. */
function formsOf(schema: JsonSchema | undefined): readonly JsonSchema[] {
  if (!schema) return [];
  const { $ref: name, anyOf } = schema;
  const own = name ? formsOf(PLAN_SCHEMA.$defs?.[name.replace('#/$defs/', '')]) : [schema];
  return [...own, ...(anyOf ?? []).flatMap(formsOf)];
}

/** A place of a plan's document, as the schema knows it; any place, also one that it does not know. */
export class SchemaPlace {
  static readonly document = new SchemaPlace([PLAN_SCHEMA]);

  private constructor(private readonly forms: readonly JsonSchema[]) {}

  below(key: string): SchemaPlace {
    const inside = this.forms.flatMap(({ properties, patternProperties = {}, additionalProperties, items }) => {
      if (properties?.[key]) return [properties[key]];
      const [pattern] = Object.entries(patternProperties).flatMap(([each, schema]) =>
        new RegExp(each).test(key) ? [schema] : [],
      );
      if (pattern) return [pattern];
      if (typeof additionalProperties === 'object') return [additionalProperties];
      return items && /^\d+$/.test(key) ? [items] : [];
    });
    return new SchemaPlace(inside.flatMap(formsOf));
  }

  at(path: readonly string[]): SchemaPlace {
    return path.reduce<SchemaPlace>((place, key) => place.below(key), this);
  }

  /** A text that is written by language. */
  get isText(): boolean {
    return this.forms.some(({ title }) => title === TEXT_TITLE);
  }

  /** Codes: a list of them, or a group with a label for each. */
  get isCodes(): boolean {
    return (
      this.forms.some(({ type }) => type === 'array') &&
      this.forms.some(({ propertyNames }) => propertyNames !== undefined)
    );
  }

  /** Words that may stand here, where there are only these. */
  get words(): readonly string[] {
    return this.forms.flatMap(({ enum: words = [] }) => words.map(String));
  }

  /** What belongs here, as a key of the product's texts. */
  get description(): string | undefined {
    return this.forms.find(({ description }) => description !== undefined)?.description;
  }

  /** A value as the file would write it. What is of no type that belongs here is left as text, for the schema to tell. */
  read(text: string): unknown {
    const types = this.forms.flatMap(({ type = [] }) => type);
    const fixed = this.forms.flatMap(({ enum: words = [], const: only }) => [
      ...words,
      ...(only === undefined ? [] : [only]),
    ]);
    const meant = fixed.find((word) => String(word) === text);
    if (meant !== undefined) return meant;
    if (types.includes('array'))
      return text.split(/[,;、\n]/).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
    if (types.includes('string')) return text;
    if ((types.includes('integer') || types.includes('number')) && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
    if (types.includes('boolean') && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
    return fixed.length > 0 && /^-?\d+$/.test(text) && fixed.some((word) => typeof word === 'number')
      ? Number(text)
      : text;
  }
}
