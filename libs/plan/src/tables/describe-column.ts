import { isMessageKey, type MessageKey } from '@signatory/texts';
import { isLanguage, SchemaPlace } from './schema-places.js';
import { keyColumns, pathOf, TABLES, type Step } from './table-layout.js';

/** What belongs in a column of a plan's tables. */
export interface ColumnDescription {
  /** A key of the product's texts. */
  readonly description?: MessageKey;
  /** All that may stand in it; empty where there is no such list. */
  readonly words: readonly string[];
  /** Words that people read, in a language: a wide column. */
  readonly isText: boolean;
  /** What the row belongs to. */
  readonly isKey: boolean;
}

/** A column of one of the `TABLES` by its name, which may be of nobody's choice. */
export function describeColumn(table: string, column: string): ColumnDescription {
  const steps = TABLES[table] ?? [];
  if (keyColumns(steps).includes(column)) return { words: [], isText: false, isKey: true };
  const path = pathOf(column);
  const place = steps.reduce((at, step) => at.below(partOf(step)), SchemaPlace.document).at(path);
  // Of a text in a language that is said which belongs to the text.
  const above = SchemaPlace.document.at([...steps.map(partOf), ...path.slice(0, -1)]);
  const isText = above.isText && isLanguage(path.at(-1) ?? '');
  const { description } = isText ? above : place;
  return {
    ...(description !== undefined && isMessageKey(description) ? { description } : {}),
    words: place.words,
    isText,
    isKey: false,
  };
}

/** Any key of a group, and any item of a list, is described alike. */
function partOf(step: Step): string {
  return typeof step === 'string' ? step : '0';
}
