export { canonicalJson, hashOf, sha256 } from './canonical.js';
export { checkDetached, type SignatureVerdict } from './detached-signature.js';
export { openSigningKey, type KeySource, type OpenedKey } from './open-signing-key.js';
export { KeyFault, keyRing, thumbprintOf, type PublicJwk } from './public-key.js';
export { SigningKey } from './signing-key.js';
export { differencesOf, factsOf, type ManifestFacts } from './manifest-facts.js';
export { checkCheckpoint, ringOf, signCheckpoint, type Checkpoint, type CheckpointVerdict } from './checkpoint.js';
export { MerkleFrontier } from './merkle-frontier.js';
export { TrailCheck, type TrailVerdict } from './trail-check.js';
