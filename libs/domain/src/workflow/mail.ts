import { ROLES, type Role } from '../access/role.js';

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
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

const FOCAL: readonly Role[] = ['lead-focal-point', 'focal-point'];

/**
 * Who can get a letter of a kind: of a member those who hold one of these roles for it, the secretariat of all in one letter.
 * A contributor is written of the own parts alone.
 */
export const MAIL_READERS: Readonly<Record<MailKind, readonly Role[]>> = {
  opening: [...FOCAL, 'secretariat'],
  deadline: [...FOCAL, 'secretariat'],
  missed: [...FOCAL, 'secretariat'],
  correction: [...FOCAL, 'secretariat'],
  'report-reminder': FOCAL,
  'answers-reminder': FOCAL,
  extension: FOCAL,
  assigned: ['reviewer'],
  'review-waiting': ['reviewer'],
  'review-due': ['reviewer', 'secretariat'],
  'part-asked': ['contributor'],
  'part-returned': ['contributor'],
  'part-due': ['contributor'],
  'entries-returned': FOCAL,
  'entries-answered': ['reviewer'],
  'scores-disputed': ['adjudicator'],
  'scores-shared': FOCAL,
  'reply-due': FOCAL,
  'reply-given': ['adjudicator'],
  'reply-answered': FOCAL,
  'release-requested': ['secretariat'],
  'release-published': ROLES,
  'release-note': ['lead-focal-point'],
  'release-silence': ['lead-focal-point'],
  'search-asked': ['reviewer'],
  'search-finished': FOCAL,
  'actions-proposed': ['reviewer'],
  'actions-open': ['adjudicator'],
  'actions-classed': FOCAL,
  'chapters-checked': ['secretariat'],
  'release-objected': ['secretariat'],
  'release-rejected': ['secretariat'],
  'scores-asked': ['reviewer'],
  'approval-asked': ['reviewer'],
  'report-reopened': FOCAL,
  'chapter-reopened': ['editor', 'secretariat'],
  'plan-consulted': FOCAL,
  'webhook-paused': ['secretariat'],
  'file-infected': FOCAL,
  'threads-begun': ['reviewer'],
};

/** The letters that somebody with these roles can get, in their order. */
export function mailKindsOf(roles: readonly Role[]): MailKind[] {
  return MAIL_KINDS.filter((kind) => MAIL_READERS[kind].some((role) => roles.includes(role)));
}

/** What became of a job of one's own: told to whoever started it, among the news alone. */
const JOB_NEWS = ['import-read', 'import-applied', 'import-failed', 'rendering-finished', 'rendering-failed'] as const;
export type JobNewsKind = (typeof JOB_NEWS)[number];

export const NEWS_KINDS = [...MAIL_KINDS, ...JOB_NEWS] as const;
export type NewsKind = (typeof NEWS_KINDS)[number];

export function isJobNews(kind: NewsKind): kind is JobNewsKind {
  return JOB_NEWS.some((each) => each === kind);
}
