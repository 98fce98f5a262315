import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { ChangeCalendar } from './change-calendar.js';
import { FollowCalendar } from './follow-calendar.js';
import { StepCycle } from './step-cycle.js';

const VERBS = [ChangeCalendar, FollowCalendar, StepCycle];

@Module({ imports: [AuditModule, CatalogueModule, SubmissionsModule], providers: VERBS, exports: VERBS })
export class CyclesModule {}
