import { object, ref, string, word, type JsonSchema } from './json-schema.js';

/** How the code of a language is written. */
export const LANGUAGE = '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$';
const wording: JsonSchema = {
  anyOf: [
    { type: 'string', minLength: 1 },
    object(
      'Wording',
      {
        text: string('schema.text.text'),
        provenance: word('schema.text.provenance', ['official', 'paraphrase', 'translation']),
        source: string('schema.text.source'),
      },
      ['text'],
    ),
  ],
};
const wordings: JsonSchema = {
  type: 'object',
  patternProperties: { [LANGUAGE]: wording },
  additionalProperties: false,
  minProperties: 1,
};

/** How the schema calls a text that is written by language. */
export const TEXT_TITLE = 'Text in languages';

export const text: JsonSchema = {
  title: TEXT_TITLE,
  description: 'schema.text',
  anyOf: [
    { type: 'string', minLength: 1 },
    wordings,
    object('Whole text', { original: string('schema.text.original'), texts: wordings }, ['original', 'texts']),
  ],
};

export const decimal: JsonSchema = {
  title: 'Figure',
  description: 'schema.decimal',
  anyOf: [{ type: 'string', pattern: '^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$' }, { type: 'number' }],
};

export const code: JsonSchema = {
  type: 'string',
  pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*$',
  description: 'schema.code',
};

const labelled = (title: string, description: string, list: Partial<JsonSchema>): JsonSchema => ({
  title,
  description,
  anyOf: [
    { type: 'array', items: code, ...list },
    {
      type: 'object',
      propertyNames: { pattern: code.pattern ?? '' },
      additionalProperties: ref('text'),
      minProperties: 1,
    },
  ],
});
export const codes = labelled('Codes', 'schema.codes', { minItems: 1 });
export const itemFields = labelled('Fields of an item', 'schema.indicator.fields', { uniqueItems: true });
