import type { FindingView } from '@signatory/contract';
import { useEffect } from 'react';

/** The part of an entry that a finding is on, as an address names it after its `#`. */
export function partOf({ field }: Pick<FindingView, 'field'>): string {
  return field.part ?? 'total';
}

/** Moves focus to the field of a part: its figure, its section, or the answer as a whole. */
export function focusPart(part: string): void {
  const field = [part, `cell-${part}`, `${part}-heading`, 'answer-heading']
    .map((id) => document.getElementById(id))
    .find((found) => found !== null);
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}

/** An entry that is opened for one of its fields begins there. */
export function useFieldFromAddress(): void {
  useEffect(() => {
    const part = decodeURIComponent(location.hash.slice(1));
    if (part !== '') focusPart(part);
  }, []);
}
