import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { CalculateEntries } from './calculate-entries.js';
import { CertifyReport } from './certify-report.js';
import { ChooseTiers } from './choose-tiers.js';
import { ConfirmEntries } from './confirm-entries.js';
import { EarlierInputs } from './earlier-inputs.js';
import { FiguresAtHand } from './figures-at-hand.js';
import { MarkMissed } from './mark-missed.js';
import { MoveSubmission } from './move-submission.js';
import { ReadEarlier } from './read-earlier.js';
import { ReadCells } from './read-cells.js';
import { ReadColumns } from './read-columns.js';
import { ReadHistory } from './read-history.js';
import { ReadOverview } from './read-overview.js';
import { ReadReport } from './read-report.js';
import { ReadStatistics } from './read-statistics.js';
import { ReadSubmissions } from './read-submissions.js';
import { ReadReceipt } from './receipt.js';
import { RequestRun } from './request-run.js';
import { ReturnReport } from './return-report.js';
import { ReviseFigure } from './revise-figure.js';
import { ReviseReport } from './revise-report.js';
import { SaveEntry } from './save-entry.js';
import { WriteEntries } from './write-entries.js';

const USE_CASES = [
  CalculateEntries,
  CertifyReport,
  ChooseTiers,
  ConfirmEntries,
  EarlierInputs,
  FiguresAtHand,
  MarkMissed,
  MoveSubmission,
  ReadEarlier,
  ReadCells,
  ReadColumns,
  ReadHistory,
  ReadOverview,
  ReadReceipt,
  ReadReport,
  ReadStatistics,
  ReadSubmissions,
  RequestRun,
  ReturnReport,
  ReviseFigure,
  ReviseReport,
  SaveEntry,
  WriteEntries,
];

@Module({ imports: [AuditModule, CatalogueModule], providers: USE_CASES, exports: USE_CASES })
export class SubmissionsModule {}
