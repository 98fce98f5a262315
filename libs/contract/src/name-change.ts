import type { Say } from '@signatory/texts';
import type { ReleaseLedgerEntry } from './release-replies.js';

const ROLES = {
  adjudicator: 'role.adjudicator',
  secretariat: 'role.secretariat',
  system: 'role.system',
  reviewers: 'ledger.reviewers',
} as const;

/** Who changed or answered something that a release tells of, in its words; a role that it does not know as it stands. */
export function nameRole(say: Say, role: string): string {
  return Object.hasOwn(ROLES, role) ? say(ROLES[role as keyof typeof ROLES]) : role;
}

/** Why a settled score was changed, in the words of whoever changed it or, of a known cause, in the reader's language. */
export function giveReason(say: Say, { reason, cause }: Pick<ReleaseLedgerEntry, 'reason' | 'cause'>): string | null {
  return reason ?? (cause === 'entry-changed' ? say('ledger.entryChanged') : null);
}
