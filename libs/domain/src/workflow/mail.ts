/** What people are told of, in the product and by letter; each letter may be refused by itself. */
export const MAIL_KINDS = [
  'opening',
  'deadline',
  'missed',
  'correction',
  'extension',
  'assigned',
  'review-waiting',
  'review-due',
  'part-asked',
  'part-returned',
  'part-due',
  'entries-returned',
  'entries-answered',
  'scores-disputed',
  'scores-shared',
  'reply-due',
  'reply-given',
  'reply-answered',
  'release-requested',
  'release-published',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];
