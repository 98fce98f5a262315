import type { CarryingColumn } from './columns.js';
import { headField, type PlacedIndicator } from './form.js';

/** Which field a column of a row carries; null where the row has none there. */
export function fieldOf({ indicator }: PlacedIndicator, field: string, column: CarryingColumn): string | null {
  const head = field === headField(indicator);
  switch (column) {
    case 'value':
      return field;
    case 'reason':
      return head ? 'reason' : null;
    case 'status':
      if (head) return 'status';
      return /^cells\.[^.]+\.[^.]+$/.test(field) ? `${field}.status` : null;
    default:
      return /^evidence\.[^.]+$/.test(field) ? `${field}.${column}` : null;
  }
}
