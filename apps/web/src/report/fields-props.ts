import type { FindingView, IndicatorView } from '@signatory/contract';
import type { EntryDraft } from './use-entry.js';

/** What every part of an entry's form works on. */
export interface FieldsProps {
  readonly indicator: IndicatorView;
  readonly findings: readonly FindingView[];
  readonly editing: EntryDraft;
  readonly disabled: boolean;
}
