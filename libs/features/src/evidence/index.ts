export { EvidenceModule } from './evidence.module.js';
export { EVIDENCE, EVIDENCE_SETTINGS, type EvidenceSettings } from './evidence-settings.js';
export { ReadEvidenceFile, type CitedFile } from './read-evidence-file.js';
export { ReceiveEvidenceFile, type ReceiveFileCommand } from './receive-evidence-file.js';
export { SweepEvidenceFiles } from './sweep-evidence-files.js';
export { LINKS, LINK_SETTINGS, type LinkSettings } from './link-settings.js';
export { HostTurns } from './host-turns.js';
export { CheckLinks } from './check-links.js';
export { RecheckLinks } from './recheck-links.js';
