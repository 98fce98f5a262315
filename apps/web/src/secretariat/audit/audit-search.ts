import { AUDIT_ACT, AUDIT_CHANNELS, MOST_IN_AUDIT_FILTER, type AuditFilters } from '@signatory/contract';
import { oneOf, readParts, upTo, type Readers } from '../../app/address-parts.js';

const READERS: Readers<AuditFilters> = {
  cycle: upTo(MOST_IN_AUDIT_FILTER.cycle),
  member: upTo(MOST_IN_AUDIT_FILTER.member),
  act: (raw) => (AUDIT_ACT.test(raw) ? raw : undefined),
  by: upTo(MOST_IN_AUDIT_FILTER.by),
  channel: oneOf(AUDIT_CHANNELS),
  source: upTo(MOST_IN_AUDIT_FILTER.source),
  from: readDay,
  to: readDay,
};

/** The filters of the trail that an address holds; what is none of them is left out. */
export function readAuditSearch(search: Readonly<Record<string, unknown>>): AuditFilters {
  return readParts(search, READERS);
}

function readDay(raw: string): string | undefined {
  const at = new Date(`${raw}T00:00:00Z`);
  // A day that no calendar has (`2026-02-30`) comes back as another.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(raw) && raw.length === 10 ? raw : undefined;
}
