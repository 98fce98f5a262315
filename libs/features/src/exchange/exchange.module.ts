import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { ContributionsModule } from '../contributions/index.js';
import { IdentityModule } from '../identity/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { AnnotateImport } from './annotate-import.js';
import { ApplyImport } from './apply-import.js';
import { BringOutsideFigures } from './bring-outside-figures.js';
import { CancelImport } from './cancel-import.js';
import { DecideImport } from './decide-import.js';
import { ExportReport } from './export-report.js';
import { FailImport } from './fail-import.js';
import { GiveUpImport } from './give-up-import.js';
import { ImportFiles } from './import-files.js';
import { ReadImportFile } from './read-import-file.js';
import { ReadImports } from './read-imports.js';
import { ReceiveImport } from './receive-import.js';
import { SweepImports } from './sweep-imports.js';
import { WriteImport } from './write-import.js';

const USE_CASES = [
  AnnotateImport,
  ApplyImport,
  BringOutsideFigures,
  CancelImport,
  DecideImport,
  ExportReport,
  FailImport,
  GiveUpImport,
  ImportFiles,
  ReadImportFile,
  ReadImports,
  ReceiveImport,
  SweepImports,
  WriteImport,
];

/** Needs `BLOBS` and `IMPORTS` from the process that composes it. */
@Module({
  imports: [AuditModule, CatalogueModule, ContributionsModule, IdentityModule, SubmissionsModule],
  providers: USE_CASES,
  exports: USE_CASES,
})
export class ExchangeModule {}
