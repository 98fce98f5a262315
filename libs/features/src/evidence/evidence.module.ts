import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { CheckLinks } from './check-links.js';
import { HostTurns } from './host-turns.js';
import { KeepEvidenceFile } from './keep-evidence-file.js';
import { ReadContributionFile } from './read-contribution-file.js';
import { ReadEvidenceFile } from './read-evidence-file.js';
import { ReadPageCopy } from './read-page-copy.js';
import { ReceiveEvidenceFile } from './receive-evidence-file.js';
import { RecheckLinks } from './recheck-links.js';
import { ScanEvidenceFiles } from './scan/scan-evidence-files.js';
import { SeenPieces } from './seen-pieces.js';
import { SweepEvidenceFiles } from './sweep-evidence-files.js';

const USE_CASES = [
  KeepEvidenceFile,
  ReadContributionFile,
  ReadEvidenceFile,
  ReadPageCopy,
  ReceiveEvidenceFile,
  SweepEvidenceFiles,
  ScanEvidenceFiles,
  CheckLinks,
  RecheckLinks,
];

/** Needs `BLOBS`, `EVIDENCE`, `SCANNER` and `LINKS` from the process that composes it. */
@Module({
  imports: [AuditModule, CatalogueModule, SubmissionsModule],
  providers: [...USE_CASES, HostTurns, SeenPieces],
  exports: USE_CASES,
})
export class EvidenceModule {}
