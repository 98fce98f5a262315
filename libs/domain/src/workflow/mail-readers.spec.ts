import { ROLES } from '../access/role.js';
import { MAIL_KINDS } from './mail.js';
import { mailKindsOf } from './mail-readers.js';

it('somebody gets the letters of their roles, in one order', () => {
  expect(mailKindsOf([])).toEqual([]);
  expect(mailKindsOf(['analyst'])).toEqual([
    'release-published',
    'release-corrected',
    'release-withdrawn',
    'embargo-reader',
    'token-ending',
  ]);
  expect(mailKindsOf(['contributor'])).toEqual([
    'part-asked',
    'part-returned',
    'part-due',
    'release-published',
    'release-corrected',
    'release-withdrawn',
    'embargo-reader',
    'token-ending',
  ]);
  expect(mailKindsOf(['editor', 'adjudicator'])).toEqual([
    'scores-disputed',
    'disputes-due',
    'reply-given',
    'release-published',
    'release-corrected',
    'release-withdrawn',
    'actions-open',
    'chapter-reopened',
    'embargo-reader',
    'token-ending',
  ]);
});

it('every letter is for somebody', () => {
  expect(mailKindsOf(ROLES)).toEqual(MAIL_KINDS);
});
