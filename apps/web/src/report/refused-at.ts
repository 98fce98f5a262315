import { faultAt } from '../ui/faults.js';
import type { EntryDraft } from './use-entry.js';

/** Why the server did not take a field's figure; null where it did, and where what stands there now is no figure yet. */
export function refusedAt(
  { state, unread }: Pick<EntryDraft, 'state' | 'unread'>,
  field: string,
  pointer: string,
): string | null {
  return state.kind !== 'failed' || unread.includes(field) ? null : faultAt(state.error, pointer);
}
