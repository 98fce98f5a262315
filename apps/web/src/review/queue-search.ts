import { QueueFilters } from '@signatory/contract';

export type QueueSearch = QueueFilters & { readonly cycle?: string };

/** The filters of the queue that an address holds; what is none of them is left out. */
export function readQueueSearch(search: Readonly<Record<string, unknown>>): QueueSearch {
  const parts = Object.entries(QueueFilters.shape).flatMap(([key, schema]) => {
    const raw = search[key];
    const read = schema.safeParse(typeof raw === 'number' ? String(raw) : raw);
    return read.success && read.data ? [[key, read.data]] : [];
  });
  const { cycle } = search;
  return { ...(Object.fromEntries(parts) as QueueFilters), ...(typeof cycle === 'string' && cycle ? { cycle } : {}) };
}

/** The filters without the cycle: a saved view holds in every cycle. */
export function filtersOf(search: QueueSearch): QueueFilters {
  return Object.fromEntries(Object.entries(search).filter(([key, value]) => key !== 'cycle' && value !== undefined));
}
