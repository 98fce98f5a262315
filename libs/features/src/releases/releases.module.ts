import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { ScoringModule } from '../scoring/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { AnnounceRelease } from './announce-release.js';
import { Announcements } from './announcements.js';
import { CheckNumbers } from './check-numbers.js';
import { CompareVersions } from './compare-versions.js';
import { DecideRelease } from './decide-release.js';
import { DraftDocument } from './draft-document.js';
import { FindCorrection } from './find-correction.js';
import { FindRelease } from './find-release.js';
import { FreezeDocument } from './freeze-document.js';
import { IdentifyRelease } from './identify-release.js';
import { MoveCorrection } from './move-correction.js';
import { MoveEmbargo } from './move-embargo.js';
import { MoveRelease } from './move-release.js';
import { NameReaders } from './name-readers.js';
import { ObjectToRelease } from './object-to-release.js';
import { OpenCorrection } from './open-correction.js';
import { PublishReleases } from './publish-releases.js';
import { PublishedReleases } from './published-releases.js';
import { PutBack } from './put-back.js';
import { ReadCorrections } from './read-corrections.js';
import { ReadReleases } from './read-releases.js';
import { ReadSimilarCases } from './read-similar-cases.js';
import { RedraftRelease } from './redraft-release.js';
import { ReleasePrinters } from './release-printers.js';
import { RenderReleaseFile } from './render-release-file.js';
import { RequestRelease } from './request-release.js';
import { SigningKeys } from './signing-keys.js';
import { SignOffRelease } from './sign-off-release.js';
import { SteerRendering } from './steer-rendering.js';
import { TakeCopy } from './take-copy.js';
import { WidenCorrection } from './widen-correction.js';
import { WorkCorrection } from './work-correction.js';

const VERBS = [
  AnnounceRelease,
  Announcements,
  CheckNumbers,
  CompareVersions,
  IdentifyRelease,
  MoveEmbargo,
  NameReaders,
  ObjectToRelease,
  OpenCorrection,
  PublishReleases,
  PublishedReleases,
  ReadCorrections,
  ReadReleases,
  ReadSimilarCases,
  RedraftRelease,
  RenderReleaseFile,
  RequestRelease,
  SigningKeys,
  SignOffRelease,
  SteerRendering,
  TakeCopy,
  WorkCorrection,
];

/** What the verbs share; nobody outside calls it. */
const INNER = [
  DecideRelease,
  DraftDocument,
  FindCorrection,
  FindRelease,
  FreezeDocument,
  MoveCorrection,
  MoveRelease,
  PutBack,
  ReleasePrinters,
  WidenCorrection,
];

/** Needs `BLOBS`, `SOFTWARE` and `SIGNING` from the process that composes it. */
@Module({
  imports: [AuditModule, CatalogueModule, ScoringModule, SubmissionsModule],
  providers: [...INNER, ...VERBS],
  exports: VERBS,
})
export class ReleasesModule {}
