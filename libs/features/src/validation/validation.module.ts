import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { AnswerFindings } from './answer-findings.js';
import { BeginRun } from './begin-run.js';
import { CancelRun } from './cancel-run.js';
import { CheckReport } from './check-report.js';
import { CompareReports } from './compare-reports.js';
import { FailRun } from './fail-run.js';
import { JustifyFinding } from './justify-finding.js';
import { JustifyFindings } from './justify-findings.js';
import { ReadEarlierCells } from './read-earlier-cells.js';
import { ReadEarlierRun } from './read-earlier-run.js';
import { ReadRun } from './read-run.js';
import { ReadSurroundings } from './read-surroundings.js';
import { RecordOutcome } from './record-outcome.js';
import { RetryRun } from './retry-run.js';
import { RunValidation } from './run-validation.js';
import { TellProgress } from './tell-progress.js';
import { TryRule } from './try-rule.js';
import { WatchWorker } from './watch-worker.js';

const USE_CASES = [
  AnswerFindings,
  BeginRun,
  CancelRun,
  CheckReport,
  CompareReports,
  FailRun,
  JustifyFinding,
  JustifyFindings,
  ReadEarlierCells,
  ReadEarlierRun,
  ReadRun,
  ReadSurroundings,
  RecordOutcome,
  RetryRun,
  RunValidation,
  TellProgress,
  TryRule,
  WatchWorker,
];

@Module({
  imports: [AuditModule, CatalogueModule, SubmissionsModule],
  providers: USE_CASES,
  exports: USE_CASES,
})
export class ValidationModule {}
