import {
  AdoptedPlanView,
  AuditEventView,
  TrailIntegrity,
  TrailSeal,
  MigrationView,
  PasswordResetView,
  PersonView,
  PlanCommentView,
  PlanVersionDetail,
  PlanVersionView,
  RuleTrialView,
  WorkView,
  type AdoptVersion,
  type AuditFilters,
  type CommentOnPlan,
  type ConsultPlan,
  type CreatePerson,
  type DecideApplies,
  type DecideMigration,
  type DraftPlanFile,
  type GrantRoles,
  type TryRule,
} from '@signatory/contract';
import { z } from 'zod';
import { ask, path, tell } from './client.js';

/** One version of a plan. */
export interface VersionKey {
  readonly plan: string;
  readonly n: number;
}

/** The addresses of plans, people and operations: what the secretariat keeps. */
export const administration = {
  plans: () => ask(z.array(PlanVersionView), path`/plans`),
  planVersion: ({ plan, n }: VersionKey) => ask(PlanVersionDetail, path`/plans/${plan}/versions/${n}`),
  draftPlan: (body: DraftPlanFile) => ask(AdoptedPlanView, path`/plans/drafts`, { method: 'POST', body }),
  consultPlan: ({ plan, n }: VersionKey, body: ConsultPlan) =>
    tell(path`/plans/${plan}/versions/${n}/consultation`, { method: 'POST', body }),
  adoptVersion: ({ plan, n }: VersionKey, body: AdoptVersion) =>
    tell(path`/plans/${plan}/versions/${n}/adoption`, { method: 'POST', body }),
  decideApplies: ({ plan, n }: VersionKey, revision: number, body: DecideApplies) =>
    tell(path`/plans/${plan}/versions/${n}/decisions`, { method: 'PUT', body, ifMatch: revision }),
  comments: ({ plan, n }: VersionKey) => ask(z.array(PlanCommentView), path`/plans/${plan}/versions/${n}/comments`),
  comment: ({ plan, n }: VersionKey, body: CommentOnPlan) =>
    tell(path`/plans/${plan}/versions/${n}/comments`, { method: 'POST', body }),
  replyToComment: ({ plan, n }: VersionKey, thread: string, text: string) =>
    tell(path`/plans/${plan}/versions/${n}/comments/${thread}/replies`, { method: 'POST', body: { text } }),
  migration: ({ plan, n }: VersionKey) => ask(MigrationView, path`/plans/${plan}/versions/${n}/migration`),
  decideMigration: ({ plan, n }: VersionKey, revision: number, body: DecideMigration) =>
    tell(path`/plans/${plan}/versions/${n}/migration`, { method: 'PUT', body, ifMatch: revision }),

  tryRule: (plan: string, body: TryRule) =>
    ask(RuleTrialView, path`/plans/${plan}/rule-trials`, { method: 'POST', body }),

  people: (plan: string) => ask(z.array(PersonView), `${path`/people`}?plan=${encodeURIComponent(plan)}`),
  createPerson: (body: CreatePerson) => ask(PersonView, path`/people`, { method: 'POST', body }),
  grantRoles: (person: string, body: GrantRoles) =>
    ask(PersonView, path`/people/${person}/grants`, { method: 'POST', body }),
  endRole: (person: string, grant: string, reason: string) =>
    tell(path`/people/${person}/grants/${grant}/end`, { method: 'POST', body: { reason } }),
  offerPasswordReset: (person: string) =>
    ask(PasswordResetView, path`/people/${person}/password-reset`, { method: 'POST' }),

  trailSeal: () => ask(TrailSeal, path`/audit/seal`),
  trailIntegrity: () => ask(TrailIntegrity, path`/audit/integrity`),
  audit: (filters: AuditFilters, before: string | null) =>
    ask(z.array(AuditEventView), `${path`/audit`}?${writeFilters({ ...filters, ...(before && { before }) })}`),
  work: () => ask(WorkView, path`/operations/work`),
};

/** Where the newest checkpoint over the trail is fetched from. */
export const checkpointAddress = path`/audit/checkpoint`;

/** Where the trail is fetched from as a table. */
export function auditAddress(filters: AuditFilters): string {
  return `${path`/audit/events.csv`}?${writeFilters(filters)}`;
}

function writeFilters(filters: Readonly<Record<string, string | undefined>>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
