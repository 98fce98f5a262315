import { ROLES, type Role } from '../access/role.js';
import { MAIL_KINDS, type MailKind } from './mail.js';

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
  'review-missed': ['reviewer', 'secretariat'],
  'part-asked': ['contributor'],
  'part-returned': ['contributor'],
  'part-due': ['contributor'],
  'entries-returned': FOCAL,
  'entries-answered': ['reviewer'],
  'scores-disputed': ['adjudicator'],
  'scores-shared': FOCAL,
  'scores-again': FOCAL,
  'reply-due': FOCAL,
  'scores-due': ['reviewer'],
  'disputes-due': ['adjudicator'],
  'scoring-late': ['secretariat'],
  'reply-given': ['adjudicator'],
  'reply-answered': FOCAL,
  'release-requested': ['secretariat'],
  'release-published': ROLES,
  'release-corrected': ROLES,
  'release-withdrawn': ROLES,
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
  // Whoever was named, and whoever made the token.
  'embargo-reader': ROLES,
  'token-ending': ROLES,
};

/** The letters that somebody with these roles can get, in their order. */
export function mailKindsOf(roles: readonly Role[]): MailKind[] {
  return MAIL_KINDS.filter((kind) => MAIL_READERS[kind].some((role) => roles.includes(role)));
}
