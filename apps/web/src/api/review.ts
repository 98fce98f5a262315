import type {
  QueuePage,
  ReviewedAnswer,
  ReviewThreadView,
  ReviewView,
  SavedView,
  TakenEntries,
  ApproveEntries,
  DecideEntry,
  QueueFilters,
  SaveView,
  WriteMessage,
} from '@signatory/contract';
import { ask, path, tell } from './client.js';
import type { EntryKey, ScoreKey } from './endpoints.js';

const entry = ({ cycle, member, indicator }: EntryKey): string => path`/cycles/${cycle}/reviews/${member}/${indicator}`;

/** The addresses of the review desk, and of what is said about an entry. */
export const reviewing = {
  queue: (cycle: string, filters: QueueFilters, cursor: string | null) => {
    const all = Object.entries({ ...filters, cursor: cursor ?? '' });
    const parts = all.flatMap(([name, value]) => (value ? [[name, value]] : []));
    const query = new URLSearchParams(parts);
    return ask<QueuePage>(`${path`/cycles/${cycle}/reviews/queue`}?${query}`);
  },
  review: (key: EntryKey) => ask<ReviewView>(entry(key)),
  answers: ({ cycle, member, commitment }: ScoreKey) =>
    ask<ReviewedAnswer[]>(`${path`/cycles/${cycle}/reviews/${member}`}?commitment=${encodeURIComponent(commitment)}`),
  decide: (key: EntryKey, body: DecideEntry) => tell(`${entry(key)}/decision`, { method: 'POST', body }),
  approveEntries: (cycle: string, entries: ApproveEntries['entries']) =>
    tell(path`/cycles/${cycle}/reviews/approvals`, { method: 'POST', body: { entries } }),
  takeBack: (cycle: string, entries: readonly { member: string; indicator: string }[]) =>
    tell(path`/cycles/${cycle}/reviews/undo`, { method: 'POST', body: { entries } }),
  take: (cycle: string, entries: readonly { member: string; indicator: string }[]) =>
    ask<TakenEntries>(path`/cycles/${cycle}/reviews/taken`, { method: 'POST', body: { entries } }),
  threads: (key: EntryKey) => ask<ReviewThreadView[]>(`${entry(key)}/threads`),
  beginThread: (key: EntryKey, body: WriteMessage) => tell(`${entry(key)}/threads`, { method: 'POST', body }),
  writeMessage: (key: EntryKey, thread: string, body: WriteMessage) =>
    tell(`${entry(key)}/threads/${encodeURIComponent(thread)}/messages`, { method: 'POST', body }),
  settleThread: (key: EntryKey, thread: string, command: 'resolve' | 'reopen') =>
    tell(`${entry(key)}/threads/${encodeURIComponent(thread)}/${command}`, { method: 'POST' }),
  views: () => ask<SavedView[]>(path`/review-views`),
  saveView: (body: SaveView) => tell(path`/review-views`, { method: 'POST', body }),
  removeView: (id: string) => tell(path`/review-views/${id}`, { method: 'DELETE' }),
};
