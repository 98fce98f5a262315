export { AcceptInvitation } from './accept-invitation.js';
export { AdministrationModule } from './administration.module.js';
export { AdoptPlanFile } from './adopt-plan-file.js';
export { BeginCycle } from './begin-cycle.js';
export { DesignCycle } from './design-cycle.js';
export { ConfirmRole } from './confirm-role.js';
export { EndRole } from './end-role.js';
export { ExtendDeadline } from './extend-deadline.js';
export { GiveRoles } from './give-roles.js';
export { InstallPlan } from './install-plan.js';
export { describeInvitation, InviteSecretariat } from './invite-secretariat.js';
export { LinkIdentity } from './link-identity.js';
export { OfferPasswordReset } from './offer-password-reset.js';
export { PlanKeeper } from './plan-keeper.js';
export {
  checkPlanDocument,
  openDraftFile,
  openPlanFile,
  readDraft,
  readPlanFile,
  tellWarnings,
  type ReadDraft,
} from './read-plan-file.js';
export { ReadExtensions } from './read-extensions.js';
export { ReadPeople } from './read-people.js';
export { RegisterPerson } from './register-person.js';
export { ResetPassword } from './reset-password.js';
export { ResetSecondFactor } from './reset-second-factor.js';
export { UnlinkPerson } from './unlink-person.js';
