import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { nearest } from '@signatory/rules';
import type { Found } from '../file/plan-file.js';
import { fromPointer } from '../problem.js';
import type { JsonSchema } from './json-schema.js';
import { TEXT_TITLE } from './definitions.js';
import { PLAN_SCHEMA } from './plan-schema.js';

/** Holds data against a schema: every fault, in words, with its cure. */
export type SchemaCheck = (data: unknown) => Found[];

/** A check by a schema that is compiled when it is first asked; `whole` is what the file is called: `The plan`. */
export function checkBySchema(schema: JsonSchema, whole: string): SchemaCheck {
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
    return compiled(data) ? [] : problemsOf(compiled.errors ?? [], { schema, whole });
  };
}

/** Holds a plan file's data against the schema. */
export const findSchemaProblems = checkBySchema(PLAN_SCHEMA, 'The plan');

interface Held {
  readonly schema: JsonSchema;
  readonly whole: string;
}

function problemsOf(errors: readonly ErrorObject[], held: Held): Found[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf');
  const outermost = choices.filter((choice) => !choices.some((other) => other !== choice && isWithin(choice, other)));
  // Of a value that fits none of several forms only that is said, not how it misses each of them.
  const single = errors.filter(
    (error) =>
      error.keyword !== 'anyOf' && error.keyword !== 'if' && !outermost.some((choice) => isWithin(error, choice)),
  );
  return dropDoubles([...outermost, ...single].map((error) => describe(error, held)));
}

function isWithin(error: ErrorObject, choice: ErrorObject): boolean {
  return error.instancePath === choice.instancePath || error.instancePath.startsWith(`${choice.instancePath}/`);
}

function dropDoubles(found: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter(({ path, message }) => {
    const key = `${path.join('/')} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

function describe(error: ErrorObject, held: Held): Found {
  const path = fromPointer(error.instancePath);
  const schema = (error.parentSchema ?? {}) as JsonSchema;
  const base = { severity: 'ERROR', code: 'schema', path } as const;
  const name = nameOf(path, held.whole);
  const params = error.params as Readonly<Record<string, unknown>>;
  switch (error.keyword) {
    case 'required':
      return { ...base, key: true, ...missing(String(params['missingProperty']), schema, { name, root: held.schema }) };
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      return { ...base, code: 'unknown-key', path: [...path, key], key: true, ...unknownKey(key, schema) };
    }
    case 'propertyNames':
      return {
        ...base,
        path: [...path, String(params['propertyName'])],
        key: true,
        message: `"${String(params['propertyName'])}" cannot be a code`,
        cure: 'Use letters, digits, _ and -, without spaces or points.',
      };
    case 'enum': {
      const words = (schema.enum ?? []).map(String);
      const near = nearest(String(error.data), words);
      return {
        ...base,
        message: `${name} is ${show(error.data)}, which is none of its words`,
        cure: `${near ? `Did you mean ${near}? ` : ''}Write one of: ${words.join(', ')}.`,
      };
    }
    case 'type':
      return {
        ...base,
        message: `${name} is ${typeName(error.data)} and should be ${TYPE_NAMES[String(schema.type)] ?? String(schema.type)}`,
        cure: cureOf(schema, error.data),
      };
    case 'minItems':
    case 'minProperties':
      return {
        ...base,
        message: `${name} is too short`,
        cure: `At least ${String(params['limit'])} ${Number(params['limit']) === 1 ? 'is' : 'are'} needed. ${schema.description ?? ''}`.trim(),
      };
    case 'minimum':
    case 'maximum':
      return {
        ...base,
        message: `${name} is ${show(error.data)}`,
        cure: `It must be ${String(params['comparison'])} ${String(params['limit'])}.`,
      };
    case 'anyOf': {
      const empty = emptyLanguages(schema, error.data);
      if (empty.length === 0) return unfit(base, name, { schema, data: error.data });
      return {
        ...base,
        message: `${name} has no words in ${empty.join(', ')}`,
        cure: 'Write the words, or leave the language out.',
      };
    }
    case 'maxLength':
      return { ...base, message: `${name} has more than ${String(params['limit'])} characters`, cure: 'Shorten it.' };
    default:
      return unfit(base, name, { schema, data: error.data });
  }
}

function unfit(
  base: Pick<Found, 'severity' | 'code' | 'path'>,
  name: string,
  { schema, data }: { readonly schema: JsonSchema; readonly data: unknown },
): Found {
  const message = data === '' ? `${name} is empty` : `${name} is ${show(data)}, which does not fit`;
  return { ...base, message, cure: cureOf(schema, data) };
}

/** Of a text that is written by language: those that say nothing. */
function emptyLanguages({ title }: JsonSchema, data: unknown): string[] {
  if (title !== TEXT_TITLE || typeof data !== 'object' || data === null || Array.isArray(data)) return [];
  return Object.entries(data).flatMap(([language, words]) => (words === '' ? [language] : []));
}

function missing(key: string, schema: JsonSchema, { name, root }: { name: string; root: JsonSchema }) {
  const wanted = schema.properties?.[key];
  const inner = wanted?.$ref ? root.$defs?.[wanted.$ref.slice('#/$defs/'.length)] : undefined;
  const what = wanted?.description ?? inner?.description ?? inner?.title;
  const words = wanted?.enum ? ` One of: ${wanted.enum.join(', ')}.` : '';
  return { message: `${name} lacks "${key}"`, cure: `Add "${key}:"${what ? ` – ${withPoint(what)}` : '.'}${words}` };
}

function unknownKey(key: string, schema: JsonSchema) {
  const known = Object.keys(schema.properties ?? {});
  const near = nearest(key, known);
  const cure = near
    ? `Did you mean "${near}"?`
    : known.length > 0
      ? `The keys here are: ${known.join(', ')}.`
      : withPoint(schema.description ?? 'Remove it');
  return { message: `"${key}" is no key here`, cure };
}

/** What the thing at a path is called in the file. */
function nameOf(path: readonly (string | number)[], whole: string): string {
  const last = path.at(-1);
  if (last === undefined) return whole;
  if (typeof last === 'string') return `"${last}"`;
  return `Item ${last + 1} of "${String(path.at(-2) ?? 'the list')}"`;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
};

function typeName(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a group of keys' : show(value);
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? 'nothing');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function cureOf(schema: JsonSchema, data: unknown): string {
  const quoted =
    schema.type === 'string' && (typeof data === 'number' || typeof data === 'boolean')
      ? ` Put it in quotes if it is meant as a text: "${String(data)}".`
      : '';
  return `${withPoint(schema.description ?? schema.title ?? 'Look at the schema')}${quoted}`;
}

function withPoint(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
