import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { ScoringModule } from '../scoring/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { ChangeCalendar } from './change-calendar.js';
import { FollowCalendar } from './follow-calendar.js';
import { ImportCycle } from './import-cycle.js';
import { ReadRuleSuspensions } from './read-rule-suspensions.js';
import { StepCycle } from './step-cycle.js';
import { SuspendRule } from './suspend-rule.js';

const VERBS = [ChangeCalendar, FollowCalendar, ImportCycle, ReadRuleSuspensions, StepCycle, SuspendRule];

@Module({ imports: [AuditModule, CatalogueModule, ScoringModule, SubmissionsModule], providers: VERBS, exports: VERBS })
export class CyclesModule {}
