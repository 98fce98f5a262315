import { AUTHOR_FAULTS } from './author-faults.js';
import { DOCUMENT_FAULTS, FILE_FAULTS } from './file-faults.js';
import { REQUEST_FAULTS } from './request-faults.js';
import { INPUT_FAULTS } from './value-faults.js';

/**
 * Every sentence about what is wrong with something that was sent, by its code, with what fills it. What is wrong and the
 * cure are texts of the product, `fault.<code>` and `fault.<code>.cure`: they are said when they are read, in the reader's
 * language, and never stored.
 */
export const FAULTS = {
  ...FILE_FAULTS,
  ...DOCUMENT_FAULTS,
  ...INPUT_FAULTS,
  ...AUTHOR_FAULTS,
  ...REQUEST_FAULTS,
} as const;
