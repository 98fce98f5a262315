import { faultWords } from '@signatory/domain';
import { fileFault } from '../file-problem.js';
import type { FileLimits, Place } from '../report-file.js';
import type { Collector } from './collector.js';
import type { FieldKind, PlacedIndicator } from './form.js';
import type { RawCell } from './raw-row.js';
import { readCell } from './read-cell.js';

/** A cell with what its field needs to be read. */
export interface FoundField {
  readonly placed: PlacedIndicator;
  readonly field: string;
  readonly kind: FieldKind;
  readonly raw: RawCell | undefined;
  readonly base: string | undefined;
  readonly version: number | undefined;
  readonly place: Place;
}

/** The one way from a cell to a field, whatever the format. `isNew` tells of fields that stand twice. */
export function readField(
  { placed, field, kind, raw, base, version, place }: FoundField,
  limits: Pick<FileLimits, 'cell'>,
  into: Collector,
  isNew: () => boolean = () => true,
): void {
  const about = { indicator: placed.indicator.code, field };
  const length = typeof raw === 'string' ? raw.length : 0;
  if (length > limits.cell && raw !== base) {
    into.fault(fileFault(faultWords('cell.too-long', { length, most: limits.cell }), place, 'ERROR', about));
    return;
  }
  const reading = readCell(kind, raw, base);
  for (const { words, severity } of reading.faults) into.fault(fileFault(words, place, severity, about));
  if (reading.text === null || !isNew()) return;
  into.add({
    indicator: placed.indicator.code,
    // "provisional" beside the figure itself says that the entry is answered, and how.
    field: reading.said?.field ?? field,
    text: reading.text,
    ...(base === undefined ? {} : { base }),
    ...(version === undefined ? {} : { version }),
    place,
  });
}
