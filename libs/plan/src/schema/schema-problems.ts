import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { clip, faultWords, foundValues, nearValues } from '@signatory/domain';
import { nearest } from '@signatory/rules';
import type { Found } from '../file/plan-file.js';
import { fromPointer, type Path } from '../problem.js';
import type { JsonSchema } from './json-schema.js';
import { TEXT_TITLE } from './value-definitions.js';
import { PLAN_SCHEMA } from './plan-schema.js';

/** Holds data against a schema: every fault, with its cure. */
export type SchemaCheck = (data: unknown) => Found[];

/** A check by a schema that is compiled when it is first asked. */
export function checkBySchema(schema: JsonSchema): SchemaCheck {
  let compiled: ValidateFunction | null = null;
  return (data) => {
    compiled ??= new Ajv2020({
      allErrors: true,
      verbose: true,
      strict: true,
      strictTypes: false,
      strictRequired: false,
      allowUnionTypes: true,
    }).compile(schema);
    return compiled(data) ? [] : problemsOf(compiled.errors ?? [], schema);
  };
}

/** Holds a plan file's data against the schema. */
export const findSchemaProblems = checkBySchema(PLAN_SCHEMA);

function problemsOf(errors: readonly ErrorObject[], root: JsonSchema): Found[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf');
  const outermost = choices.filter((choice) => !choices.some((other) => other !== choice && isWithin(choice, other)));
  // Of a value that fits none of several forms only that is said, not how it misses each of them.
  const single = errors.filter(
    (error) =>
      error.keyword !== 'anyOf' && error.keyword !== 'if' && !outermost.some((choice) => isWithin(error, choice)),
  );
  return dropDoubles([...outermost, ...single].map((error) => describe(error, root)));
}

function isWithin(error: ErrorObject, choice: ErrorObject): boolean {
  return error.instancePath === choice.instancePath || error.instancePath.startsWith(`${choice.instancePath}/`);
}

function dropDoubles(found: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter(({ path, words }) => {
    const key = `${path.join('/')} ${JSON.stringify(words)}`;
    return !seen.has(key) && seen.add(key);
  });
}

function describe(error: ErrorObject, root: JsonSchema): Found {
  const path = fromPointer(error.instancePath);
  const schema = (error.parentSchema ?? {}) as JsonSchema;
  const base = { severity: 'ERROR', code: 'schema', path } as const;
  const name = nameValues(path);
  const params = error.params as Readonly<Record<string, unknown>>;
  const found = foundOf(error.data);
  switch (error.keyword) {
    case 'required': {
      const key = String(params['missingProperty']);
      return {
        ...base,
        key: true,
        lacks: key,
        words: faultWords('schema.missing', { ...name, key, ...wantedOf(key, schema, root) }),
      };
    }
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      return { ...base, code: 'unknown-key', path: [...path, key], key: true, words: unknownKey(key, schema) };
    }
    case 'propertyNames': {
      const code = String(params['propertyName']);
      return { ...base, path: [...path, code], key: true, words: faultWords('schema.code', { code }) };
    }
    case 'enum': {
      const words = (schema.enum ?? []).map(String);
      const near = nearValues(nearest(String(error.data), words));
      return { ...base, words: faultWords('schema.word', { ...name, ...found, ...near, words: words.join(', ') }) };
    }
    case 'type': {
      const type = typeof schema.type === 'string' ? schema.type : 'single';
      return {
        ...base,
        words: faultWords('schema.type', {
          ...name,
          ...found,
          type,
          hint: hintOf(schema),
          ...quotedOf(schema, error.data),
        }),
      };
    }
    case 'minItems':
    case 'minProperties':
      return {
        ...base,
        words: faultWords('schema.few', { ...name, least: Number(params['limit']), hint: hintOf(schema) }),
      };
    case 'minimum':
    case 'maximum':
      return {
        ...base,
        words: faultWords('schema.bound', {
          ...name,
          figure: String(error.data),
          isLeast: error.keyword === 'minimum' ? 'yes' : 'no',
          bound: String(params['limit']),
        }),
      };
    case 'uniqueItems':
      return { ...base, words: faultWords('schema.twice', name) };
    case 'anyOf': {
      const empty = emptyLanguages(schema, error.data);
      if (empty.length === 0) return unfit(path, { schema, data: error.data });
      return { ...base, words: faultWords('schema.languages', { ...name, languages: empty.join(', ') }) };
    }
    case 'maxLength':
      return { ...base, words: faultWords('schema.long', { ...name, most: Number(params['limit']) }) };
    default:
      return unfit(path, { schema, data: error.data });
  }
}

function unfit(path: Path, { schema, data }: { readonly schema: JsonSchema; readonly data: unknown }): Found {
  const name = nameValues(path);
  const hint = hintOf(schema);
  const words =
    data === ''
      ? faultWords('schema.empty', { ...name, hint })
      : faultWords('schema.unfit', { ...name, ...foundOf(data), hint, ...quotedOf(schema, data) });
  return { severity: 'ERROR', code: 'schema', path, words };
}

/** Of a text that is written by language: those that say nothing. */
function emptyLanguages({ title }: JsonSchema, data: unknown): string[] {
  if (title !== TEXT_TITLE || typeof data !== 'object' || data === null || Array.isArray(data)) return [];
  return Object.entries(data).flatMap(([language, words]) => (words === '' ? [language] : []));
}

/** What a key that is not there would hold. */
function wantedOf(key: string, schema: JsonSchema, root: JsonSchema) {
  const wanted = schema.properties?.[key];
  const inner = wanted?.$ref ? root.$defs?.[wanted.$ref.slice('#/$defs/'.length)] : undefined;
  const words = wanted?.enum ?? [];
  return {
    hint: wanted?.description ?? inner?.description ?? NO_HINT,
    isListed: words.length > 0 ? 'yes' : 'no',
    words: words.join(', '),
  };
}

function unknownKey(key: string, schema: JsonSchema) {
  const known = Object.keys(schema.properties ?? {});
  return faultWords('schema.unknown-key', {
    key,
    ...nearValues(nearest(key, known)),
    isListed: known.length > 0 ? 'yes' : 'no',
    known: known.join(', '),
  });
}

/** How a sentence names the thing at a path of the file; numbers from 1. */
function nameValues(path: Path) {
  const last = path.at(-1);
  if (last === undefined) return { at: 'whole', name: '', number: 0 };
  if (typeof last === 'string') return { at: 'key', name: last, number: 0 };
  return { at: 'item', name: String(path.at(-2) ?? ''), number: last + 1 };
}

/** The same names as elsewhere in the product, with room for a sentence. */
function foundOf(data: unknown) {
  return typeof data === 'string' && data !== '' ? { is: 'text', found: clip(data, 60) } : foundValues(data);
}

const NO_HINT = 'schema.see';

function hintOf({ description }: JsonSchema): string {
  return description ?? NO_HINT;
}

/** A figure, or yes or no, that YAML read out of what may be meant as a text. */
function quotedOf({ type }: JsonSchema, data: unknown) {
  const isQuoted = type === 'string' && (typeof data === 'number' || typeof data === 'boolean');
  return { isQuoted: isQuoted ? 'yes' : 'no', quoted: isQuoted ? String(data) : '' };
}
