export {
  PublishedReleases,
  type PublishedFile,
  type PublishedRelease,
  type StandingRelease,
} from './published-releases.js';
export { IdentifyRelease } from './identify-release.js';
export { MoveRelease } from './move-release.js';
export { PublishReleases } from './publish-releases.js';
export { AnnounceRelease } from './announce-release.js';
export { Announcements, type Announcement } from './announcements.js';
export { CheckNumbers } from './check-numbers.js';
export { CompareVersions } from './compare-versions.js';
export { DecideRelease, type ReleaseDecision } from './decide-release.js';
export { FindCorrection } from './find-correction.js';
export { FindRelease, type ReleaseQuestion } from './find-release.js';
export { DraftDocument } from './draft-document.js';
export { FreezeDocument } from './freeze-document.js';
export { MoveCorrection } from './move-correction.js';
export { MoveEmbargo } from './move-embargo.js';
export { NameReaders } from './name-readers.js';
export { ObjectToRelease } from './object-to-release.js';
export { OpenCorrection, type OpenCorrectionCommand } from './open-correction.js';
export { ReadCorrections } from './read-corrections.js';
export { ReadReleases, type WaitingRelease } from './read-releases.js';
export { ReadSimilarCases, type SimilarCasesQuestion } from './read-similar-cases.js';
export { RedraftRelease } from './redraft-release.js';
export { SteerRendering } from './steer-rendering.js';
export { TakeCopy } from './take-copy.js';
export { PutBack } from './put-back.js';
export { WidenCorrection } from './widen-correction.js';
export { WorkCorrection, type CorrectionDecision } from './work-correction.js';
export { keyOf, SIGNING, SIGNS_NOTHING, SOFTWARE, type Signing, type Software } from './release-ports.js';
export { ReleasesModule } from './releases.module.js';
export { ReleasePrinters } from './release-printers.js';
export { RenderReleaseFile, type RenderReleaseFileCommand } from './render-release-file.js';
export { RequestRelease, type RequestReleaseCommand } from './request-release.js';
export { SigningKeys } from './signing-keys.js';
export { SignOffRelease } from './sign-off-release.js';
