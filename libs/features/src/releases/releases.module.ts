import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { ScoringModule } from '../scoring/index.js';
import { IdentifyRelease } from './identify-release.js';
import { MoveRelease } from './move-release.js';
import { PublishReleases } from './publish-releases.js';
import { PublishedReleases } from './published-releases.js';
import { ReadReleases } from './read-releases.js';
import { RenderReleaseFile } from './render-release-file.js';
import { RequestRelease } from './request-release.js';
import { SigningKeys } from './signing-keys.js';
import { SignOffRelease } from './sign-off-release.js';

const VERBS = [
  IdentifyRelease,
  PublishReleases,
  PublishedReleases,
  ReadReleases,
  RenderReleaseFile,
  RequestRelease,
  SigningKeys,
  SignOffRelease,
];

/** Needs `BLOBS`, `SOFTWARE` and `SIGNING` from the process that composes it. */
@Module({ imports: [AuditModule, CatalogueModule, ScoringModule], providers: [MoveRelease, ...VERBS], exports: VERBS })
export class ReleasesModule {}
