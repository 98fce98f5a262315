import type { EarlierView, FindingView, IndicatorView } from '@signatory/contract';
import type { EntryKey } from '../api/endpoints.js';
import type { EntryDraft } from './use-entry.js';

/** What every part of an entry's form works on. */
export interface FieldsProps {
  readonly indicator: IndicatorView;
  readonly findings: readonly FindingView[];
  readonly editing: EntryDraft;
  readonly disabled: boolean;
  /** What was certified in earlier cycles, the latest first; nothing where only a part is written. */
  readonly before: readonly EarlierView[];
  /** The entry itself, unless it is a part of it that is written: where the cells that are not in sight are read. */
  readonly stored?: EntryKey | undefined;
}
