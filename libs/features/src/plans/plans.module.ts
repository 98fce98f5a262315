import { Module } from '@nestjs/common';
import { AdministrationModule } from '../administration/index.js';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { AdoptVersion } from './adopt-version.js';
import { CommentOnPlan } from './comment-on-plan.js';
import { ConsultPlan } from './consult-plan.js';
import { CopyVersion } from './copy-version.js';
import { DecideApplies } from './decide-applies.js';
import { DecideMigration } from './decide-migration.js';
import { DraftPlanFile } from './draft-plan-file.js';
import { EditDocument } from './edit-document.js';
import { PlanWorkbooks } from './plan-workbooks.js';
import { ReadMigration } from './read-migration.js';
import { ReadPlanVersion } from './read-plan-version.js';
import { ReadPlans } from './read-plans.js';

const VERBS = [
  AdoptVersion,
  CommentOnPlan,
  ConsultPlan,
  CopyVersion,
  DecideApplies,
  DecideMigration,
  DraftPlanFile,
  EditDocument,
  PlanWorkbooks,
  ReadMigration,
  ReadPlanVersion,
  ReadPlans,
];

@Module({ imports: [AdministrationModule, AuditModule, CatalogueModule], providers: VERBS, exports: VERBS })
export class PlansModule {}
