import { AuditFilters } from '@signatory/contract';

/** The filters of the trail that an address holds; what is none of them is left out. */
export function readAuditSearch(search: Readonly<Record<string, unknown>>): AuditFilters {
  const parts = Object.entries(AuditFilters.shape).flatMap(([key, schema]) => {
    const read = schema.safeParse(search[key]);
    return read.success && read.data ? [[key, read.data]] : [];
  });
  return Object.fromEntries(parts) as AuditFilters;
}

/** What acts are about: the word before their point. */
export const AUDIT_SUBJECTS = [
  'entry',
  'submission',
  'run',
  'finding',
  'figure',
  'evidence',
  'import',
  'contribution',
  'outside',
  'action',
  'search',
  'thread',
  'score',
  'recusal',
  'assignment',
  'stand-in',
  'chapter',
  'release',
  'correction',
  'cycle',
  'extension',
  'plan',
  'rule',
  'role',
  'session',
  'person',
  'password',
  'second-factor',
  'passkey',
  'identity',
  'invitation',
  'job',
  'queue',
  'letter',
  'reminder',
  'webhook',
] as const;
