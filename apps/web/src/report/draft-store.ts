import type { EntryKey } from '../api/endpoints.js';
import { Shelf } from '../device/shelf.js';
import type { KeptDraft } from './entry-saver.js';

/** Whose draft, and of which entry: two people at one machine never meet each other's. */
export interface DraftKey extends EntryKey {
  readonly person: string;
}

const nameOf = ({ person, cycle, member, indicator }: DraftKey): string[] => [person, cycle, member, indicator];
const drafts = new Shelf('signatory', 'drafts');
const LONGEST_SENDING_MS = 5_000;

/** Keeps a draft until the server confirms it; null then. */
export async function keepDraft(key: DraftKey, draft: KeptDraft | null): Promise<void> {
  await drafts.write(nameOf(key), draft);
}

/** The draft kept, if it still has the form of an entry. What knows that form is fetched where there is a draft. */
export async function readDraft(key: DraftKey): Promise<KeptDraft | null> {
  const kept = await drafts.read(nameOf(key));
  if (kept === undefined) return null;
  const form = await import('./draft-form.js').catch(() => null);
  // Without a connection what was typed is worth more than the doubt whether another release of the product kept it.
  return form ? form.parseDraft(kept) : (kept as KeptDraft);
}

/** Whoever sends a draft behind its person's back holds this meanwhile. */
export const sendingName = (key: DraftKey): string => ['signatory-sending', ...nameOf(key)].join();

/** The draft kept as an entry is opened on it: not while it is being sent, though no longer than a person waits. */
export async function openDraft(key: DraftKey): Promise<KeptDraft | null> {
  try {
    const signal = AbortSignal.timeout(LONGEST_SENDING_MS);
    return await navigator.locks.request(sendingName(key), { signal }, () => readDraft(key));
  } catch {
    return readDraft(key);
  }
}

/** The entries of which this device keeps a draft of a person. */
export async function listDrafts(person: string): Promise<DraftKey[]> {
  const all = await drafts.list();
  return all.flatMap(([owner, cycle, member, indicator]) =>
    owner === person && cycle !== undefined && member !== undefined && indicator !== undefined
      ? [{ person, cycle, member, indicator }]
      : [],
  );
}
