/** Why somebody is not given a role, or an account. */
export interface PeopleRefusals {
  'role.last-keeper': { plan: string };
  /** In force, of the same plan, cycle, members, pillars and entries; whenever it ends. */
  'role.already-held': { person: string; role: string };
  'person.email-taken': { email: string };
  /** An invitation of the same member to the same address is open. */
  'invitation.open': { email: string; until: string };
  /** So many of a member are open at once. */
  'invitation.too-many': { most: number };
  /** Given by the secretariat for more than the own member, or for every cycle. */
  'contributor.of-others': { person: string };
}
