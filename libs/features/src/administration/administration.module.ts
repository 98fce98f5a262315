import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { IdentityModule } from '../identity/index.js';
import { AcceptInvitation } from './accept-invitation.js';
import { AdoptPlanFile } from './adopt-plan-file.js';
import { BeginCycle } from './begin-cycle.js';
import { DesignCycle } from './design-cycle.js';
import { ExtendDeadline } from './extend-deadline.js';
import { GiveRoles } from './give-roles.js';
import { InstallPlan } from './install-plan.js';
import { InviteSecretariat } from './invite-secretariat.js';
import { ReadPeople } from './read-people.js';
import { ReadPlans } from './read-plans.js';
import { RegisterPerson } from './register-person.js';

const VERBS = [
  AcceptInvitation,
  AdoptPlanFile,
  BeginCycle,
  DesignCycle,
  ExtendDeadline,
  GiveRoles,
  InstallPlan,
  InviteSecretariat,
  ReadPeople,
  ReadPlans,
  RegisterPerson,
];

@Module({ imports: [AuditModule, CatalogueModule, IdentityModule], providers: VERBS, exports: VERBS })
export class AdministrationModule {}
