import { list, object, ref } from './json-schema.js';

/** What an action must be to be of a class. */
export const codebookClass = object(
  'Class',
  { definition: ref('text', 'What an action must be'), examples: list('Actions that are of it', ref('text')) },
  ['definition'],
  'Write {definition: {en: …}, examples: [{en: …}]}.',
);

/** The classes of actions. */
export const codebook = object(
  'Codebook',
  {
    version: {
      description: 'Of these definitions; another one breaks the series of scores',
      type: ['string', 'integer'],
    },
    strong: ref('codebookClass'),
    weak: ref('codebookClass'),
    countervailing: ref('codebookClass', 'An action against the commitment'),
  },
  ['version', 'strong', 'weak', 'countervailing'],
  'What the classes of actions mean, for the two people who class each.',
);
