import { list, object, ref } from './json-schema.js';

/** What an action must be to be of a class. */
export const codebookClass = object(
  'Class',
  {
    definition: ref('text', 'schema.codebookClass.definition'),
    examples: list('schema.codebookClass.examples', ref('text')),
  },
  ['definition'],
  'schema.codebookClass',
);

/** The classes of actions. */
export const codebook = object(
  'Codebook',
  {
    version: {
      description: 'schema.codebook.version',
      type: ['string', 'integer'],
    },
    strong: ref('codebookClass'),
    weak: ref('codebookClass'),
    countervailing: ref('codebookClass', 'schema.codebook.countervailing'),
  },
  ['version', 'strong', 'weak', 'countervailing'],
  'schema.codebook',
);
