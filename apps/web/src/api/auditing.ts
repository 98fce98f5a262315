import type { AuditEventView, AuditPerson, TrailIntegrity, TrailSeal, AuditFilters } from '@signatory/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask, path } from './client.js';

/** How many events the API lists at a time. */
const AUDIT_PAGE = 100;

/** The addresses of the audit trail, apart from the others: only its screen carries them. */
export const auditing = {
  seal: () => queryOptions({ queryKey: ['trail-seal'], queryFn: () => ask<TrailSeal>(path`/audit/seal`) }),
  events: (filters: AuditFilters) =>
    infiniteQueryOptions({
      queryKey: ['audit', filters],
      queryFn: ({ pageParam }) =>
        ask<AuditEventView[]>(`${path`/audit`}?${write({ ...filters, ...(pageParam && { before: pageParam }) })}`),
      initialPageParam: null as string | null,
      getNextPageParam: (page: readonly AuditEventView[]) => (page.length < AUDIT_PAGE ? null : page.at(-1)?.id),
    }),
  people: (name: string) =>
    queryOptions({
      queryKey: ['audit-people', name],
      queryFn: () => ask<AuditPerson[]>(`${path`/audit/people`}?${write({ name })}`),
    }),
  trailIntegrity: () => ask<TrailIntegrity>(path`/audit/integrity`),
};

/** Where the newest checkpoint over the trail is fetched from. */
export const checkpointAddress = path`/audit/checkpoint`;

/** Where the trail is fetched from as a table. */
export function auditAddress(filters: AuditFilters): string {
  return `${path`/audit/events.csv`}?${write(filters)}`;
}

function write(filters: Readonly<Record<string, string | undefined>>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
