import { z } from 'zod';
import { FORM_FAULTS } from './form-fault.js';
import { LocalText } from './text.js';

/** Who is to contribute to a member's report of a cycle, in which pillars, and until when. */
export const InviteContributor = z.strictObject({
  email: z.email(FORM_FAULTS.email).max(254),
  /** Empty for all. */
  pillars: z.array(z.string().trim().min(1).max(40)).max(100).default([]),
  /** When the role ends that is given. */
  until: z.iso.datetime(FORM_FAULTS.instant),
  /** Of the letter. */
  language: z.enum(['en', 'fr', 'de', 'it', 'ja']),
});
export type InviteContributor = z.infer<typeof InviteContributor>;

/** How far an invitation is: `UNSENT` where its letter did not go out in time, or nobody knows whether it did. */
const INVITATION_STATES = ['SENDING', 'UNSENT', 'SENT', 'EXPIRED'] as const;

export const ContributorInvitationView = z.object({
  id: z.string(),
  email: z.string(),
  pillars: z.array(z.string()),
  until: z.string(),
  state: z.enum(INVITATION_STATES),
  by: z.string(),
  at: z.string(),
  /** When its link ends. */
  expires: z.string(),
});
export type ContributorInvitationView = z.infer<typeof ContributorInvitationView>;

/** Who contributes to a member's report, and who was asked to. Whether an address has an account elsewhere stands nowhere. */
export const MemberContributorsView = z.object({
  people: z.array(
    z.object({
      /** The role's id. */
      grant: z.string(),
      name: z.string(),
      email: z.string(),
      /** Empty for all. */
      pillars: z.array(z.string()),
      since: z.string(),
      until: z.string().nullable(),
      /** In every cycle of the plan. */
      everyCycle: z.boolean(),
      /** The reader may take the role away: it is of the own member alone. */
      mayEnd: z.boolean(),
    }),
  ),
  invitations: z.array(ContributorInvitationView),
  /** Whether the reader keeps the contributors of this member. */
  mayManage: z.boolean(),
  /** Whether the reader may invite: not in an archived cycle any more. */
  mayInvite: z.boolean(),
});
export type MemberContributorsView = z.infer<typeof MemberContributorsView>;

/** What the link of an invitation opens, for whoever has the letter. */
export const OpenedInvitation = z.object({
  email: z.string(),
  member: LocalText,
  cycle: LocalText,
  /** There is an account by this address: it gets the role, and no other is made. */
  hasAccount: z.boolean(),
  /** Members that the account judges now, and could not judge any more with the role: an official of the own one. */
  unjudged: z.array(LocalText),
  until: z.string(),
});
export type OpenedInvitation = z.infer<typeof OpenedInvitation>;

/** Takes an invitation; name and password are those of the account that is made for an address that has none. */
export const JoinAsContributor = z.strictObject({
  name: z.string().trim().min(2).max(200).optional(),
  password: z.string().min(12).max(200).optional(),
});
export type JoinAsContributor = z.infer<typeof JoinAsContributor>;
