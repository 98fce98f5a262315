import type { Form, PlacedIndicator } from './form.js';
import type { RawRow } from './raw-row.js';

/** Where a field stood first; no sheet in a file of text. */
export interface FirstPlace {
  readonly row: number;
  readonly sheet: string;
}

/** Remembers where each field stood, in a few bytes for the cells of figures, of which there may be a million. */
export class Seen {
  private readonly numbered = new Map<string, Uint32Array>();
  private readonly named = new Map<string, number>();
  private readonly sheets: string[] = [''];
  /** The rows of each sheet are numbered on from those of the sheet before. */
  private readonly begins: number[] = [0];
  private highest = 0;

  constructor(private readonly form: Form) {}

  /** Null the first time; else where the field stood before. */
  mark({ indicator }: PlacedIndicator, field: string, { sheet = '', row }: RawRow): FirstPlace | null {
    const number = this.form.numberOf(indicator, field);
    if (number !== null) return this.markNumber(indicator.code, number, sheet, row);
    const begin = this.rowsBefore(sheet, row);
    const name = `${indicator.code} ${field}`;
    const first = this.named.get(name);
    if (first === undefined) this.named.set(name, begin + row);
    return first === undefined ? null : this.placeOf(first);
  }

  /** As `mark`, of a field by its number. */
  markNumber(indicator: string, number: number, sheet: string, row: number): FirstPlace | null {
    const begin = this.rowsBefore(sheet, row);
    let rows = this.numbered.get(indicator);
    if (!rows || rows.length <= number) {
      const wider = new Uint32Array(Math.max(64, number * 2));
      if (rows) wider.set(rows);
      this.numbered.set(indicator, (rows = wider));
    }
    const first = rows[number] ?? 0;
    if (first === 0) rows[number] = begin + row;
    return first === 0 ? null : this.placeOf(first);
  }

  private rowsBefore(sheet: string, row: number): number {
    const begin = this.beginOf(sheet);
    this.highest = Math.max(this.highest, begin + row);
    return begin;
  }

  private beginOf(sheet: string): number {
    const at = this.sheets.lastIndexOf(sheet);
    if (at >= 0) return this.begins[at] ?? 0;
    this.sheets.push(sheet);
    this.begins.push(this.highest);
    return this.highest;
  }

  private placeOf(row: number): FirstPlace {
    const at = this.begins.findLastIndex((begin) => begin < row);
    return { row: row - (this.begins[at] ?? 0), sheet: this.sheets[at] ?? '' };
  }
}
