export { runUnder, type ActKey } from './act-key.js';
export { Audit, type AuditEvent } from './audit.js';
export { isSaidAgain } from './is-said-again.js';
export { currentSource, runFrom } from './audit-source.js';
export { AuditModule } from './audit.module.js';
export { ReadAudit, type AuditQuestion } from './read-audit.js';
