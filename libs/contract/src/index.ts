export { LocalText } from './text.js';
export { ReleaseCommitment, ReleaseDocument, ReleaseScore, ReleaseTables } from './release-document.js';
