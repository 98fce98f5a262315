export const ROLES = [
  'lead-focal-point',
  'focal-point',
  'contributor',
  'reviewer',
  'adjudicator',
  'editor',
  'analyst',
  'secretariat',
] as const;
export type Role = (typeof ROLES)[number];

/** One role of a person, with its scope. Closed by default: what is not named is not granted. */
export interface Grant {
  readonly role: Role;
  readonly plan: string;
  /** The cycle's code; null for every cycle of the plan. */
  readonly cycle: string | null;
  /** The own member of a focal point or contributor; the assigned members of a reviewer; empty for roles that cover the plan. */
  readonly members: readonly string[];
  /** Pillars assigned to a reviewer; empty for all. */
  readonly pillars: readonly string[];
  /** Ids of the entries delegated to a contributor; absent or empty for none. */
  readonly indicators?: readonly string[];
  /** ISO instant after which it lapses; null for no end. */
  readonly until: string | null;
  /** The id of the person in whose place it is held for a time; absent or null for one's own. */
  readonly standsInFor?: string | null;
}

/** A conflict is with a whole member; a recusal may be from some of its pillars. */
export const RECUSAL_KINDS = ['conflict', 'recusal'] as const;
export type RecusalKind = (typeof RECUSAL_KINDS)[number];

/** What a person declared that it will not judge, within one cycle. */
export interface Recusal {
  /** The cycle's code. */
  readonly cycle: string;
  readonly kind: RecusalKind;
  readonly members: readonly string[];
  /** Empty for all. */
  readonly pillars: readonly string[];
}

/** Who acts: a person with the grants in force. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  /** The member whose official the person is; null for an independent one. */
  readonly nationality: string | null;
  readonly grants: readonly Grant[];
  /** What the person declared that it will not judge; absent for nothing, as of the machine. */
  readonly recusals?: readonly Recusal[];
}
