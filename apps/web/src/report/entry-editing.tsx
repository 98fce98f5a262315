import type { ReactNode } from 'react';
import { editing } from '../api/editing.js';
import type { EntryKey } from '../api/endpoints.js';
import { EditingLine } from '../ui/editing-line.js';

/** Who else is at this entry. */
export function EntryEditing({ entryKey }: { readonly entryKey: EntryKey }): ReactNode {
  return <EditingLine place={editing.ofEntry(entryKey)} />;
}
