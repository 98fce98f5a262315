export { canonicalJson, hashOf, sha256 } from './canonical.js';
export { checkDetached, type SignatureVerdict } from './detached-signature.js';
export { openSigningKey, type KeySource, type OpenedKey } from './open-signing-key.js';
export { KeyFault, keyRing, thumbprintOf, type PublicJwk } from './public-key.js';
export { SigningKey } from './signing-key.js';
export { differencesOf, factsOf, type ManifestFacts } from './manifest-facts.js';
