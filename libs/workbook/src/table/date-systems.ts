import { faultWords } from '@signatory/domain';
import { fileFault } from '../file-problem.js';
import type { FileFault, Place } from '../report-file.js';
import type { RawCell } from './raw-row.js';
import { dayOf } from './spreadsheet-number.js';

/** The days that a report is about; both inside. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * A workbook says in one place from which year its dates are counted, and where a program lost that, every date is four years
 * off. Each is a date like any other: what tells is that they lie outside the window, and counted from the other year, inside.
 */
export class DateSystems {
  private inside = 0;
  private shifted = 0;
  private outside = 0;
  private first: { readonly place: Place; readonly day: string; readonly meant: string } | null = null;

  constructor(private readonly days: Days) {}

  see(raw: RawCell | undefined, place: Place): void {
    if (typeof raw !== 'object' || raw.kind !== 'number' || raw.dated === null) return;
    const [day, meant] = [
      dayOf(Number(raw.text), raw.dated),
      dayOf(Number(raw.text), raw.dated === 1900 ? 1904 : 1900),
    ];
    if (day === null || meant === null) return;
    if (this.isInside(day)) this.inside += 1;
    else if (this.isInside(meant)) {
      this.shifted += 1;
      this.first ??= { place, day, meant };
    } else this.outside += 1;
  }

  /** What the sender should know, once all is read. Dates of which some are inside as they stand were counted rightly. */
  told(): FileFault | null {
    const { first, inside, shifted, outside } = this;
    if (!first || inside > 0 || shifted <= outside) return null;
    const { place, day, meant } = first;
    return fileFault(faultWords('cell.date.system', { count: shifted, day, meant }), place, 'INFO');
  }

  private isInside(day: string): boolean {
    return this.days.from <= day && day <= this.days.to;
  }
}
