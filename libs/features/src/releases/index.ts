export {
  PublishedReleases,
  type PublishedFile,
  type PublishedRelease,
  type StandingRelease,
} from './published-releases.js';
export { IdentifyRelease } from './identify-release.js';
export { MoveRelease } from './move-release.js';
export { PublishReleases } from './publish-releases.js';
export { ReadReleases, type ReleaseQuestion } from './read-releases.js';
export { SIGNING, SIGNS_NOTHING, SOFTWARE, type Signing, type Software } from './release-ports.js';
export { ReleasesModule } from './releases.module.js';
export { RenderReleaseFile, type RenderReleaseFileCommand } from './render-release-file.js';
export { RequestRelease, type RequestReleaseCommand } from './request-release.js';
export { SigningKeys } from './signing-keys.js';
export { SignOffRelease, type ReleaseDecision } from './sign-off-release.js';
