import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.js';
import { ChaptersModule } from '../chapters/index.js';
import { IdentityModule } from '../identity/index.js';
import { ReleasesModule } from '../releases/index.js';
import { ReviewModule } from '../review/index.js';
import { ScoringModule } from '../scoring/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { ValidationModule } from '../validation/index.js';
import { SeedAccounts } from './seed-accounts.js';
import { SeedChapters } from './seed-chapters.js';
import { SeedExamples } from './seed-examples.js';
import { SeedImported } from './seed-imported.js';
import { SeedReports } from './seed-reports.js';
import { SeedScores } from './seed-scores.js';

@Module({
  imports: [
    CatalogueModule,
    ChaptersModule,
    IdentityModule,
    ReleasesModule,
    ReviewModule,
    ScoringModule,
    SubmissionsModule,
    ValidationModule,
  ],
  providers: [SeedAccounts, SeedChapters, SeedExamples, SeedImported, SeedReports, SeedScores],
  exports: [SeedExamples],
})
export class ExamplesModule {}
