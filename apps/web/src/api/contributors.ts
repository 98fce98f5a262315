import type { ContributorInvitationView, InviteContributor, MemberContributorsView } from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, path, tell } from './client.js';

/** Whom a lead focal point has contribute, apart from the others: only the report's home carries them. */
export const contributors = {
  of: (cycle: string, member: string) =>
    queryOptions({
      queryKey: ['contributorsOf', cycle, member],
      queryFn: () => ask<MemberContributorsView>(path`/cycles/${cycle}/reports/${member}/contributor-roles`),
    }),
  invite: (cycle: string, member: string, body: InviteContributor) =>
    ask<ContributorInvitationView>(path`/cycles/${cycle}/reports/${member}/contributor-invitations`, {
      method: 'POST',
      body,
    }),
  withdraw: (cycle: string, member: string, invitation: string) =>
    tell(path`/cycles/${cycle}/reports/${member}/contributor-invitations/${invitation}/withdraw`, { method: 'POST' }),
  end: (cycle: string, member: string, grant: string, reason: string) =>
    tell(path`/cycles/${cycle}/reports/${member}/contributor-roles/${grant}/end`, { method: 'POST', body: { reason } }),
};
