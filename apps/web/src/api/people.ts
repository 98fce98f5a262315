import type { PasswordResetView, PersonView, ConfirmRole, CreatePerson, GrantRoles } from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, path, tell } from './client.js';

/** The addresses of people and roles, apart from the others: only the secretariat's screen carries them. */
export const people = {
  ofPlan: (plan: string) =>
    queryOptions({
      queryKey: ['people', plan],
      queryFn: () => ask<PersonView[]>(`${path`/people`}?plan=${encodeURIComponent(plan)}`),
    }),
  createPerson: (body: CreatePerson) => ask<PersonView>(path`/people`, { method: 'POST', body }),
  grantRoles: (person: string, body: GrantRoles) =>
    ask<PersonView>(path`/people/${person}/grants`, { method: 'POST', body }),
  confirmRole: (person: string, grant: string, body: ConfirmRole) =>
    tell(path`/people/${person}/grants/${grant}/confirm`, { method: 'POST', body }),
  endRole: (person: string, grant: string, reason: string) =>
    tell(path`/people/${person}/grants/${grant}/end`, { method: 'POST', body: { reason } }),
  offerPasswordReset: (person: string) =>
    ask<PasswordResetView>(path`/people/${person}/password-reset`, { method: 'POST' }),
  resetSecondFactor: (person: string, reason: string) =>
    tell(path`/people/${person}/second-factor/reset`, { method: 'POST', body: { reason } }),
  endToken: (person: string, token: string, reason: string) =>
    tell(path`/people/${person}/access-tokens/${token}/end`, { method: 'POST', body: { reason } }),
  close: (person: string, reason: string) => tell(path`/people/${person}/close`, { method: 'POST', body: { reason } }),
  reopen: (person: string, reason: string) =>
    tell(path`/people/${person}/reopen`, { method: 'POST', body: { reason } }),
  unlink: (person: string, reason: string) =>
    tell(path`/people/${person}/identities/unlink`, { method: 'POST', body: { reason } }),
};
