import { CLEARING_MARK, Decimal, isFigure } from '@signatory/domain';
import type { Place, WrittenField } from '@signatory/workbook';
import type { FileIndicator } from './plan-tables.js';

/** Bits of `written_cell.op`: what a file says of a figure. */
export const OP = { set: 1, clear: 2, setStatus: 4, clearStatus: 8, base: 16, baseStatus: 32, sawStatus: 64 } as const;

/** Those that change anything. */
export const WRITES = OP.set | OP.clear | OP.setStatus | OP.clearStatus;

/** What a file says of one figure. */
export interface WrittenCell {
  readonly code: string;
  readonly cellNo: number;
  op: number;
  value: string | null;
  status: string | null;
  base: string | null;
  baseStatus: string | null;
  readonly place: Place;
}

interface FigurePart {
  readonly cellNo: number;
  readonly isStatus: boolean;
}

/** Which figure a field is of; null for what is no figure. */
export function figureOf({ placed, cellNos }: FileIndicator, field: string): FigurePart | null {
  if (!isFigure(placed.indicator.type)) return null;
  if (field === 'value') return { cellNo: 0, isStatus: false };
  if (field === 'observation') return { cellNo: 0, isStatus: true };
  if (!field.startsWith('cells.')) return null;
  const cellNo = cellNos.get(field);
  if (cellNo !== undefined) return { cellNo, isStatus: false };
  const of = field.endsWith('.status') ? cellNos.get(field.slice(0, -'.status'.length)) : undefined;
  return of === undefined ? null : { cellNo: of, isStatus: true };
}

/** Blank changes nothing, and neither does what was exported so. */
export function isChanged({ text, base }: WrittenField, isNumber: boolean): boolean {
  if (text === '') return false;
  if (text === CLEARING_MARK) return base !== '';
  if (base === undefined || base === '') return true;
  if (text === base) return false;
  if (!isNumber) return true;
  const [now, then] = [Decimal.tryParse(text), Decimal.tryParse(base)];
  return now === null || then === null || now.compare(then) !== 0;
}

export function addPart(cell: WrittenCell, { text, base }: WrittenField, isStatus: boolean, changed: boolean): void {
  if (isStatus) cell.op |= OP.sawStatus;
  if (!changed) return;
  const cleared = text === CLEARING_MARK;
  if (isStatus) {
    cell.op |= cleared ? OP.clearStatus : OP.setStatus;
    cell.status = cleared ? null : text;
    if (base !== undefined) cell.op |= OP.baseStatus;
    cell.baseStatus = base || null;
  } else {
    cell.op |= cleared ? OP.clear : OP.set;
    cell.value = cleared ? null : text;
    if (base !== undefined) cell.op |= OP.base;
    cell.base = base || null;
  }
}

/** Whether a figure is given a value, and at most its status beside, which is that of any figure; and none stood there when it was exported. */
export function isPlainlySet({ op, base, status, baseStatus }: WrittenCell): boolean {
  const isSet = (op & (OP.set | OP.clear | OP.clearStatus)) === OP.set && base === null;
  return isSet && (status ?? 'normal') === 'normal' && (baseStatus ?? 'normal') === 'normal';
}
