import type { FieldChange } from '@signatory/contract';
import { differenceOf, splitField } from '@signatory/domain';
import type { PlacedIndicator } from '../catalogue/index.js';
import type { EntryRow } from './entry-rows.js';
import { fieldsOfRow } from './entry-views.js';

/** What differs between two answers, field by field; a file of evidence, which is told by its SHA-256, with its name. */
export function changesBetween(
  placed: PlacedIndicator,
  older: EntryRow | undefined,
  newer: EntryRow | undefined,
): FieldChange[] {
  return differenceOf(fieldsOfRow(placed, older), fieldsOfRow(placed, newer)).map((change): FieldChange => {
    const [head, , part] = splitField(change.field);
    if (head !== 'evidence' || part !== 'file') return change;
    const [beforeName, afterName] = [nameOf(older, change.before), nameOf(newer, change.after)];
    return {
      ...change,
      ...(beforeName !== undefined && { beforeName }),
      ...(afterName !== undefined && { afterName }),
    };
  });
}

function nameOf(row: EntryRow | undefined, sha256: string | undefined): string | undefined {
  return row?.evidence.find(({ file }) => file === sha256)?.stored?.name;
}
