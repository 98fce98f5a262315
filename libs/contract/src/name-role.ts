import type { Say } from '@signatory/texts';

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
