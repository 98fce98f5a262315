// Without the schemas: the app reads an address by these before any screen's code is here.

/** Views that everybody has. `mine`: the reader took the last step and the next one is theirs, or they judge it and nobody else began. */
export const QUEUE_VIEWS = ['waiting', 'mine', 'not-begun', 'resubmitted', 'flagged', 'answered', 'all'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];
export const QUEUE_SORTS = ['plan', 'member', 'indicator', 'change', 'findings', 'evidence', 'age', 'state'] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];
export const QUEUE_ORDERS = ['ascending', 'descending'] as const;
/** Entries that are approved, taken or taken back by one request. */
export const MOST_AT_ONCE = 200;
/** Letters in a filter. */
export const MOST_IN_QUEUE_FILTER = { member: 64, pillar: 40, search: 200 } as const;
