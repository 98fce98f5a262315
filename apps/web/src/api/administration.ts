import type {
  AdoptedPlanView,
  MigrationView,
  PlanCommentView,
  PlanVersionDetail,
  PlanVersionView,
  RuleTrialView,
  WorkView,
  AdoptVersion,
  CommentOnPlan,
  ConsultPlan,
  DecideApplies,
  DecideMigration,
  DraftPlanFile,
  TryRule,
} from '@signatory/contract';
import { ask, path, tell } from './client.js';

/** One version of a plan. */
export interface VersionKey {
  readonly plan: string;
  readonly n: number;
}

/** The addresses of plans and operations: what the secretariat keeps. */
export const administration = {
  plans: () => ask<PlanVersionView[]>(path`/plans`),
  planVersion: ({ plan, n }: VersionKey) => ask<PlanVersionDetail>(path`/plans/${plan}/versions/${n}`),
  draftPlan: (body: DraftPlanFile) => ask<AdoptedPlanView>(path`/plans/drafts`, { method: 'POST', body }),
  consultPlan: ({ plan, n }: VersionKey, body: ConsultPlan) =>
    tell(path`/plans/${plan}/versions/${n}/consultation`, { method: 'POST', body }),
  adoptVersion: ({ plan, n }: VersionKey, body: AdoptVersion) =>
    tell(path`/plans/${plan}/versions/${n}/adoption`, { method: 'POST', body }),
  decideApplies: ({ plan, n }: VersionKey, revision: number, body: DecideApplies) =>
    tell(path`/plans/${plan}/versions/${n}/decisions`, { method: 'PUT', body, ifMatch: revision }),
  comments: ({ plan, n }: VersionKey) => ask<PlanCommentView[]>(path`/plans/${plan}/versions/${n}/comments`),
  comment: ({ plan, n }: VersionKey, body: CommentOnPlan) =>
    tell(path`/plans/${plan}/versions/${n}/comments`, { method: 'POST', body }),
  replyToComment: ({ plan, n }: VersionKey, thread: string, text: string) =>
    tell(path`/plans/${plan}/versions/${n}/comments/${thread}/replies`, { method: 'POST', body: { text } }),
  migration: ({ plan, n }: VersionKey) => ask<MigrationView>(path`/plans/${plan}/versions/${n}/migration`),
  decideMigration: ({ plan, n }: VersionKey, revision: number, body: DecideMigration) =>
    tell(path`/plans/${plan}/versions/${n}/migration`, { method: 'PUT', body, ifMatch: revision }),

  tryRule: (plan: string, body: TryRule) =>
    ask<RuleTrialView>(path`/plans/${plan}/rule-trials`, { method: 'POST', body }),

  work: () => ask<WorkView>(path`/operations/work`),
};
