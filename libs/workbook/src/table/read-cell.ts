import { CLEARING_MARK, clip, Decimal, faultWords, type FaultWords } from '@signatory/domain';
import type { FieldKind } from './form.js';
import type { RawCell } from './raw-row.js';
import { readText } from './read-text.js';
import type { CellFault, Reading } from './reading.js';
import { becomesDay, dayOf, decimalOf, isNumber, timesHundred } from './spreadsheet-number.js';

/**
 * Reads one cell as its field is written. What is certain is turned into the one notation: spaces around a code, a yes
 * in the languages of the product, the digits that a spreadsheet shows. What is not is asked back, with what to do.
 */
export function readCell(kind: FieldKind, raw: RawCell | undefined, base?: string): Reading {
  if (raw === undefined) return { text: null, faults: [] };
  if (typeof raw === 'string') return readWritten(kind, raw, base);
  const reading = readKnown(kind, raw, base);
  // Reporters sum up their own sheets. What the formula gave is what they saw, so it is read; but it was not written
  // by a person, and is said so. It is never calculated here, where its sources are not.
  if (!('formula' in raw) || !raw.formula || reading.text === null) return reading;
  return { ...reading, faults: [...reading.faults, CALCULATED] };
}

function readWritten(kind: FieldKind, raw: string, base: string | undefined): Reading {
  if (raw === base && raw !== '') return { text: raw, faults: [] };
  if (raw.trim() === '') return { text: null, faults: [] };
  if (raw.trim().toLowerCase() === CLEARING_MARK) return { text: CLEARING_MARK, faults: [] };
  const reading = readText(kind, raw, base);
  // Said to be what it is where nobody says anything.
  return kind.kind === 'code' && reading.text === kind.unsaid ? { ...reading, text: CLEARING_MARK } : reading;
}

function readKnown(kind: FieldKind, raw: Exclude<RawCell, string>, base: string | undefined): Reading {
  switch (raw.kind) {
    case 'text':
      return readWritten(kind, raw.text, base);
    case 'error':
      return refuse(faultWords('cell.error', { error: clip(raw.text) }));
    case 'uncalculated':
      return refuse(faultWords('cell.formula.uncalculated'));
    case 'boolean':
      return readWritten(kind.kind === 'boolean' || kind.kind === 'code' ? kind : NO_WORDS, String(raw.value), base);
    case 'day':
      return readDay(kind, raw.text.slice(0, 10), base, raw.text);
    case 'number':
      if (!isNumber(raw.text)) return refuse(faultWords('cell.unreadable', { found: clip(raw.text, 20) }));
      if (raw.percent) return readPercent(kind, raw.text, base);
      return raw.dated === null ? readNumber(kind, raw.text, base) : readSerial(kind, raw.text, raw.dated, base);
  }
}

function readNumber(kind: FieldKind, written: string, base: string | undefined): Reading {
  const number = decimalOf(written);
  if (number === null) return refuse(faultWords('cell.number.digits', { written }));
  if (kind.kind === 'date') {
    const day = dayOf(Number(written), 1900);
    return refuse(faultWords('cell.number.date', { number, isDay: day === null ? 'no' : 'yes', day: day ?? '' }));
  }
  if (kind.kind === 'boolean') return refuse(faultWords('cell.number.boolean', { number }));
  if (kind.kind !== 'figure') return readWritten(kind, number, base);
  const same = base !== undefined && Decimal.tryParse(base)?.equals(Decimal.parse(number));
  if (same) return { text: base, faults: [] };
  // In a cell that is a number, the point is a point: whether thousands were meant need not be asked, so a zero settles it.
  const settled = number.includes('.') ? `${number}0` : number;
  const { text, faults } = readText(kind, settled, base);
  // What is wrong with it is said of the number that stands there.
  const said = faults.map((fault) =>
    fault.words.values['figure'] === settled
      ? { ...fault, words: { ...fault.words, values: { ...fault.words.values, figure: number } } }
      : fault,
  );
  return { text: text === null ? null : number, faults: said };
}

/** What is shown as 25% is 0.25 in the file: in a field of percentages 25 was meant, and elsewhere nobody knows. */
function readPercent(kind: FieldKind, written: string, base: string | undefined): Reading {
  const held = decimalOf(written);
  if (held === null || kind.kind !== 'figure') return readNumber(kind, written, base);
  const same = readNumber(kind, written, base);
  if (same.text !== null && same.text === base) return same;
  const shown = timesHundred(held);
  if (kind.indicator.type !== 'percentage') return refuse(faultWords('cell.number.percent', { shown, held }));
  const reading = readNumber(kind, shown, base);
  return { ...reading, faults: [...reading.faults, PERCENT] };
}

function readSerial(kind: FieldKind, written: string, system: 1900 | 1904, base: string | undefined): Reading {
  const day = dayOf(Number(written), system);
  if (day === null)
    return refuse(
      Number(written) >= 60 && Number(written) < 61
        ? faultWords('cell.date.never')
        : faultWords('cell.date.no-day', { written }),
    );
  return readDay(kind, day, base, written);
}

function readDay(kind: FieldKind, day: string, base: string | undefined, written: string): Reading {
  if (kind.kind === 'date') return readWritten(kind, day, base);
  if (kind.kind === 'code') {
    const meant = kind.codes.filter(({ code }) => becomesDay(code, day));
    const [only] = meant;
    if (only && meant.length === 1)
      return {
        text: only.code,
        faults: [{ severity: 'INFO', words: faultWords('cell.date.code', { day, code: only.code }) }],
      };
  }
  return refuse(faultWords('cell.date.made', { day, written: clip(written) }));
}

const PERCENT: CellFault = { severity: 'INFO', words: faultWords('cell.number.percent-read') };

/** True and false are no words of a text, and no figures. */
const NO_WORDS: FieldKind = { kind: 'code', codes: [] };

const CALCULATED: CellFault = { severity: 'INFO', words: faultWords('cell.formula.read') };

function refuse(words: FaultWords): Reading {
  return { text: null, faults: [{ severity: 'ERROR', words }] };
}
