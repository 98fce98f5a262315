import { AuditFilters } from '@signatory/contract';

/** The filters of the trail that an address holds; what is none of them is left out. */
export function readAuditSearch(search: Readonly<Record<string, unknown>>): AuditFilters {
  const parts = Object.entries(AuditFilters.shape).flatMap(([key, schema]) => {
    const read = schema.safeParse(search[key]);
    return read.success && read.data ? [[key, read.data]] : [];
  });
  return Object.fromEntries(parts) as AuditFilters;
}
