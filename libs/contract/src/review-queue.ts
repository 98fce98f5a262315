import { ENTRY_REVIEW_STATES } from '@signatory/domain';
import { z } from 'zod';
import { MOST_IN_QUEUE_FILTER, QUEUE_ORDERS, QUEUE_SORTS, QUEUE_VIEWS } from './queue-terms.js';
import { ReviewRow } from './review.js';

/** Filters of the queue: what an address holds, and what a saved view keeps. */
export const QueueFilters = z.strictObject({
  view: z.enum(QUEUE_VIEWS).optional(),
  member: z.string().max(MOST_IN_QUEUE_FILTER.member).optional(),
  pillar: z.string().max(MOST_IN_QUEUE_FILTER.pillar).optional(),
  state: z.enum(ENTRY_REVIEW_STATES).optional(),
  /** Words of the member's or the indicator's name, or codes. */
  search: z.string().trim().max(MOST_IN_QUEUE_FILTER.search).optional(),
  sort: z.enum(QUEUE_SORTS).optional(),
  order: z.enum(QUEUE_ORDERS).optional(),
});
export type QueueFilters = z.infer<typeof QueueFilters>;

export const QUEUE_PAGE = 100;
export const QueueQuery = QueueFilters.extend({
  /** The `next` of the page before. */
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(QUEUE_PAGE),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

export const QueueRow = ReviewRow.extend({
  /** The total as certified and in the period before, of a figure whose series reaches back. */
  value: z.string().nullable(),
  before: z.string().nullable(),
  /** `value` less `before`; null where either is missing. */
  change: z.string().nullable(),
  /** The reader may judge it: it can be selected. */
  judges: z.boolean(),
});
export type QueueRow = z.infer<typeof QueueRow>;

/** One page of the queue. `counts` are those of the views, before other filters. */
export const QueuePage = z.object({
  rows: z.array(QueueRow),
  /** Rows in all that the filters let pass. */
  total: z.int(),
  /** For the next page; null on the last. */
  next: z.string().nullable(),
  counts: z.record(z.enum(QUEUE_VIEWS), z.int()),
  /** Of all that wait, those that another reviewer began. */
  others: z.int(),
  /** How many wait that a conflict or a recusal keeps the reader from judging; the view of what waits leaves them out. */
  barred: z.int(),
});
export type QueuePage = z.infer<typeof QueuePage>;

export const SaveView = z.strictObject({ name: z.string().trim().min(1).max(80), filters: QueueFilters });
export type SaveView = z.infer<typeof SaveView>;
export const SavedView = z.object({ id: z.string(), name: z.string(), filters: QueueFilters });
export type SavedView = z.infer<typeof SavedView>;
