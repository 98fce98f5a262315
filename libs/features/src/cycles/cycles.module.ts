import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { ScoringModule } from '../scoring/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { ChangeCalendar } from './change-calendar.js';
import { FollowCalendar } from './follow-calendar.js';
import { ImportCycle } from './import-cycle.js';
import { StepCycle } from './step-cycle.js';

const VERBS = [ChangeCalendar, FollowCalendar, ImportCycle, StepCycle];

@Module({ imports: [AuditModule, CatalogueModule, ScoringModule, SubmissionsModule], providers: VERBS, exports: VERBS })
export class CyclesModule {}
