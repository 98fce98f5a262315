import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { IdentityModule } from '../identity/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { AcceptInvitation } from './accept-invitation.js';
import { AdoptPlanFile } from './adopt-plan-file.js';
import { BeginCycle } from './begin-cycle.js';
import { DesignCycle } from './design-cycle.js';
import { ConfirmRole } from './confirm-role.js';
import { EndRole } from './end-role.js';
import { ExtendDeadline } from './extend-deadline.js';
import { GiveRoles } from './give-roles.js';
import { InstallPlan } from './install-plan.js';
import { InviteSecretariat } from './invite-secretariat.js';
import { LinkIdentity } from './link-identity.js';
import { OfferPasswordReset } from './offer-password-reset.js';
import { PlanKeeper } from './plan-keeper.js';
import { PlanLint } from './plan-lint.js';
import { ReadExtensions } from './read-extensions.js';
import { ReadPeople } from './read-people.js';
import { RegisterPerson } from './register-person.js';
import { ResetPassword } from './reset-password.js';
import { ResetSecondFactor } from './reset-second-factor.js';
import { EndTokenOfPerson } from './end-token-of-person.js';
import { CloseAccount } from './close-account.js';
import { EndContributor } from './end-contributor.js';
import { InviteContributor } from './invite-contributor.js';
import { JoinAsContributor } from './join-as-contributor.js';
import { ReadContributors } from './read-contributors.js';
import { UnlinkPerson } from './unlink-person.js';

const VERBS = [
  AcceptInvitation,
  AdoptPlanFile,
  BeginCycle,
  DesignCycle,
  ConfirmRole,
  EndRole,
  ExtendDeadline,
  GiveRoles,
  InstallPlan,
  InviteSecretariat,
  LinkIdentity,
  OfferPasswordReset,
  PlanKeeper,
  PlanLint,
  ReadExtensions,
  ReadPeople,
  RegisterPerson,
  ResetPassword,
  ResetSecondFactor,
  EndTokenOfPerson,
  CloseAccount,
  EndContributor,
  InviteContributor,
  JoinAsContributor,
  ReadContributors,
  UnlinkPerson,
];

@Module({
  imports: [AuditModule, CatalogueModule, IdentityModule, SubmissionsModule],
  providers: VERBS,
  exports: VERBS,
})
export class AdministrationModule {}
