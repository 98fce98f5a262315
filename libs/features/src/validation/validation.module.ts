import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { CancelRun } from './cancel-run.js';
import { CheckReport } from './check-report.js';
import { JustifyFinding } from './justify-finding.js';
import { ReadRun } from './read-run.js';
import { RecordOutcome } from './record-outcome.js';
import { RunValidation } from './run-validation.js';

const USE_CASES = [CancelRun, CheckReport, JustifyFinding, ReadRun, RecordOutcome, RunValidation];

@Module({ imports: [AuditModule, CatalogueModule, SubmissionsModule], providers: USE_CASES, exports: USE_CASES })
export class ValidationModule {}
