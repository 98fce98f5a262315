import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { ReadEvidenceFile } from './read-evidence-file.js';
import { ReceiveEvidenceFile } from './receive-evidence-file.js';
import { SweepEvidenceFiles } from './sweep-evidence-files.js';

const USE_CASES = [ReadEvidenceFile, ReceiveEvidenceFile, SweepEvidenceFiles];

/** Needs `BLOBS` and `EVIDENCE` from the process that composes it. */
@Module({ imports: [AuditModule, CatalogueModule], providers: USE_CASES, exports: USE_CASES })
export class EvidenceModule {}
