import { ALIGNMENT_RELATIONS } from '@signatory/domain';
import { list, object, ref, string, word } from './json-schema.js';

/** An item of another framework. */
export const alignment = object(
  'Alignment',
  {
    framework: string('schema.alignment.framework'),
    item: string('schema.alignment.item'),
    relation: word('schema.alignment.relation', ALIGNMENT_RELATIONS),
    url: string('schema.source.url', { pattern: '^https?://' }),
  },
  ['framework', 'item', 'relation'],
  'schema.alignment',
);
export const alignments = list('schema.alignments', ref('alignment'));
