/** What people are told of, in the product and by letter; each letter may be refused by itself. */
export const MAIL_KINDS = [
  'opening',
  'deadline',
  'missed',
  'correction',
  'report-reminder',
  'answers-reminder',
  'extension',
  'assigned',
  'review-waiting',
  'review-due',
  'review-missed',
  'part-asked',
  'part-returned',
  'part-due',
  'entries-returned',
  'entries-answered',
  'scores-disputed',
  'scores-shared',
  'scores-again',
  'reply-due',
  'scores-due',
  'disputes-due',
  'scoring-late',
  'reply-given',
  'reply-answered',
  'release-requested',
  'release-published',
  'release-corrected',
  'release-withdrawn',
  'release-note',
  'release-silence',
  'search-asked',
  'search-finished',
  'actions-proposed',
  'actions-open',
  'actions-classed',
  'chapters-checked',
  'release-objected',
  'release-rejected',
  'scores-asked',
  'approval-asked',
  'report-reopened',
  'chapter-reopened',
  'plan-consulted',
  'webhook-paused',
  'file-infected',
  'threads-begun',
  'embargo-reader',
  'token-ending',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** What became of a job of one's own: told to whoever started it, among the news alone. */
const JOB_NEWS = ['import-read', 'import-applied', 'import-failed', 'rendering-finished', 'rendering-failed'] as const;
export type JobNewsKind = (typeof JOB_NEWS)[number];

export const NEWS_KINDS = [...MAIL_KINDS, ...JOB_NEWS] as const;
export type NewsKind = (typeof NEWS_KINDS)[number];

export function isJobNews(kind: NewsKind): kind is JobNewsKind {
  return JOB_NEWS.some((each) => each === kind);
}
