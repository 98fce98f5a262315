import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { AskContribution } from './ask-contribution.js';
import { CombineContributions } from './combine-contributions.js';
import { ImportOutsideFigures } from './import-outside-figures.js';
import { MoveContribution } from './move-contribution.js';
import { ReadContributions } from './read-contributions.js';
import { ReadOutsideFigures } from './read-outside-figures.js';
import { ReplyToFigure } from './reply-to-figure.js';

const USE_CASES = [
  AskContribution,
  CombineContributions,
  ImportOutsideFigures,
  MoveContribution,
  ReadContributions,
  ReadOutsideFigures,
  ReplyToFigure,
];

@Module({ imports: [AuditModule, CatalogueModule, SubmissionsModule], providers: USE_CASES, exports: USE_CASES })
export class ContributionsModule {}
