export { Audit, AuditModule, ReadAudit, type AuditEvent, type AuditQuestion } from './audit/index.js';
export {
  actorReach,
  describeSession,
  hashPassword,
  IdentityModule,
  Sessions,
  SignInPerson,
  SignOutPerson,
  type Signed,
} from './identity/index.js';
export {
  Catalogue,
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
  RunValidation,
  ValidationModule,
} from './validation/index.js';
