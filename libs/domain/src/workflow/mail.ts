/** What people are written about; each may be refused by itself. */
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
  'release-note',
  'release-silence',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];
