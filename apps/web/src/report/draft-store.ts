import { SaveEntry } from '@signatory/contract';
import type { EntryKey } from '../api/endpoints.js';

/** Drafts that the server has not confirmed, kept on this device under the entry they belong to. */
function nameDraft({ cycle, member, indicator }: EntryKey): string {
  return `signatory-draft:${cycle}:${member}:${indicator}`;
}

/** Keeps a draft until the server confirms it. A full or closed store is no reason to stop typing. */
export function keepDraft(key: EntryKey, draft: SaveEntry): void {
  try {
    localStorage.setItem(nameDraft(key), JSON.stringify(draft));
  } catch {
    // The state line still says that the change is not saved.
  }
}

/** The draft kept, if it still has the form of an entry. */
export function readDraft(key: EntryKey): SaveEntry | null {
  const text = localStorage.getItem(nameDraft(key));
  if (text === null) return null;
  const parsed = SaveEntry.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

export function dropDraft(key: EntryKey): void {
  localStorage.removeItem(nameDraft(key));
}
