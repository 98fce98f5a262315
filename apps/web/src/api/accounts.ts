import type {
  AcceptInvitation,
  ChangePassword,
  JoinAsContributor,
  OpenedInvitation,
  ResetPassword,
} from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, path, tell } from './client.js';

/** The addresses by which an account is made and its password changed, apart from the others: no other screen carries them. */
export const accounts = {
  checkInvitation: (token: string) => tell(path`/invitations/${token}`, { method: 'GET' }),
  checkPasswordLink: (token: string) => tell(path`/password-resets/${token}`, { method: 'GET' }),
  acceptInvitation: (token: string, body: AcceptInvitation) =>
    tell(path`/invitations/${token}`, { method: 'POST', body }),
  /** Opened once: the act that uses the link up must not take its own form away. */
  contributorInvitation: (token: string) =>
    queryOptions({
      queryKey: ['contributorInvitation', token],
      queryFn: () => ask<OpenedInvitation>(path`/contributor-invitations/${token}`),
      staleTime: Infinity,
    }),
  joinAsContributor: (token: string, body: JoinAsContributor) =>
    tell(path`/contributor-invitations/${token}`, { method: 'POST', body }),
  resetPassword: (token: string, body: ResetPassword) =>
    tell(path`/password-resets/${token}`, { method: 'POST', body }),
  changePassword: (body: ChangePassword) => tell(path`/session/password`, { method: 'PUT', body }),
};
