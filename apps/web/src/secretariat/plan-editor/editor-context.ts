import type { PlanDocument } from '@signatory/contract';
import { createContext, use } from 'react';
import type { VersionKey } from '../../api/administration.js';
import type { OutlineItem } from './outline.js';
import type { PlanProblem } from './plan-problems.js';

/** What every part of the editor stands on. */
export interface Editor {
  readonly version: VersionKey;
  readonly document: PlanDocument;
  readonly outline: readonly OutlineItem[];
  readonly problems: readonly PlanProblem[];
  /** Whether the reader may change it. */
  readonly mayEdit: boolean;
  change(document: PlanDocument): void;
  /** The same where an item is taken away, which can be put back until something else is changed. */
  remove(document: PlanDocument, item: OutlineItem): void;
}

export const EditorContext = createContext<Editor | null>(null);

/** The editor around; only inside `EditorContext`. */
export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error('useEditor needs an EditorContext above it.');
  return editor;
}
