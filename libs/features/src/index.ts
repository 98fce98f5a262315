export { Audit, AuditModule, ReadAudit, type AuditEvent, type AuditQuestion } from './audit/index.js';
export {
  actorReach,
  MakeAccount,
  People,
  describeSession,
  hashPassword,
  IdentityModule,
  Sessions,
  SignInPerson,
  SignOutPerson,
  type Signed,
} from './identity/index.js';
export {
  AdoptPlan,
  Catalogue,
  CreateCycle,
  GrantExtension,
  OpenCycle,
  CatalogueModule,
  describeCycle,
  describePlan,
  indexPlan,
  memberCodes,
  ReadCycles,
  requireIndicator,
  type OpenedCycle,
  type PlacedIndicator,
  type PlanIndex,
} from './catalogue/index.js';
export {
  CertifyReport,
  enterReport,
  MarkMissed,
  MoveSubmission,
  ReadOverview,
  ReadReceipt,
  ReadReport,
  RequestRun,
  ReturnReport,
  SaveEntry,
  SubmissionsModule,
} from './submissions/index.js';
export {
  CancelRun,
  CheckReport,
  JustifyFinding,
  ReadRun,
  RecordOutcome,
  RunValidation,
  ValidationModule,
} from './validation/index.js';
export { AnswerClarification, DecideEntry, ReadReviews, ReviewModule } from './review/index.js';
export {
  AdjudicateScore,
  AnswerReply,
  ConfirmScores,
  ExplainDeparture,
  GiveOpinion,
  GiveReply,
  ImportScores,
  fitMatrix,
  ReadScores,
  ScoringModule,
  SetFinding,
  ShareScores,
} from './scoring/index.js';
export {
  BLOBS,
  PublishedReleases,
  PublishReleases,
  ReadReleases,
  ReleasesModule,
  RenderReleaseFile,
  RequestRelease,
  SignOffRelease,
  SOFTWARE,
  type PublishedFile,
  type PublishedRelease,
  type Software,
} from './releases/index.js';
export {
  AcceptInvitation,
  AdministrationModule,
  AdoptPlanFile,
  BeginCycle,
  DesignCycle,
  ExtendDeadline,
  GiveRoles,
  describeInvitation,
  InstallPlan,
  InviteSecretariat,
  ReadPeople,
  ReadPlans,
  RegisterPerson,
} from './administration/index.js';
export type { ExampleAccount } from './examples/index.js';
export { seedExamples } from './seed-examples.js';
export { ServicesModule, type Services } from './services.module.js';
