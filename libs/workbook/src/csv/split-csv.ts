import type { FaultCode } from '@signatory/domain';

const QUOTE = '"';

/** Why a record cannot be read. */
export type CsvFaultCode = 'quote-open' | 'quote-inside' | 'text-after-quote' | 'record-too-long';

/** The words that tell each. */
export const CSV_FAULTS = {
  'quote-open': 'file.damaged.quote-open',
  'text-after-quote': 'file.damaged.text-after-quote',
  'quote-inside': 'file.damaged.quote-inside',
  'record-too-long': 'file.damaged.record-too-long',
} as const satisfies Readonly<Record<CsvFaultCode, FaultCode>>;

/** A record that is not CSV. Whatever stood before it was handed on. */
export class CsvFault extends Error {
  override readonly name = 'CsvFault';

  constructor(readonly code: CsvFaultCode) {
    super(code);
  }
}

/**
 * Cuts the text of a file into records as RFC 4180 has them: lines end with CR LF, LF or CR, fields in quotes may hold all
 * of these. A line without a quote, which nearly all are, is one `split`; only a record with one is read sign by sign.
 */
export class CsvSplitter {
  private rest = '';

  constructor(
    private readonly delimiter: string,
    /** UTF-16 units of one record. */
    private readonly longest: number,
  ) {}

  /** Whether nothing of a record is held back. */
  get isBetween(): boolean {
    return this.rest === '';
  }

  /** The records that are whole with this piece of the text; `last` ends the last of them. @throws CsvFault */
  *split(piece: string, last: boolean): Generator<string[]> {
    const text = this.rest + piece;
    const find = (sign: string, from: number): number => {
      const at = text.indexOf(sign, from);
      return at < 0 ? Number.POSITIVE_INFINITY : at;
    };
    let [at, lf, cr, quote] = [0, -1, -1, -1];
    while (at < text.length) {
      if (lf < at) lf = find('\n', at);
      if (cr < at) cr = find('\r', at);
      if (quote < at) quote = find(QUOTE, at);
      const end = Math.min(lf, cr);
      if (quote < end) {
        const record = this.quoted(text, at, last);
        if (!record) break;
        if (record.end - at > this.longest) throw new CsvFault('record-too-long');
        at = record.next;
        yield record.fields;
        continue;
      }
      // A CR at the end of a piece may be half of a line's end.
      if (end >= text.length - 1 && text[end] !== '\n' && !last) break;
      const line = text.slice(at, end);
      if (line.length > this.longest) throw new CsvFault('record-too-long');
      at = end === cr && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length);
      yield line.split(this.delimiter);
    }
    this.rest = text.slice(at);
    if (this.rest.length > this.longest + 1) throw new CsvFault('record-too-long');
  }

  /** The record that begins at `from`; null where it goes on in the next piece. */
  private quoted(text: string, from: number, last: boolean): WholeRecord | null {
    const fields: string[] = [];
    for (let at = from; ;) {
      const field = text[at] === QUOTE ? this.inQuotes(text, at, last) : this.plain(text, at);
      if (!field) return null;
      fields.push(field.text);
      const sign = text[field.end];
      if (sign === this.delimiter) {
        at = field.end + 1;
        continue;
      }
      if (sign === '\r' && text[field.end + 1] === undefined && !last) return null;
      if (sign === undefined && !last) return null;
      const next = field.end + (sign === undefined ? 0 : sign === '\r' && text[field.end + 1] === '\n' ? 2 : 1);
      return { fields, end: field.end, next };
    }
  }

  private plain(text: string, from: number): Field {
    let end = from;
    for (; end < text.length; end += 1) {
      const sign = text[end];
      if (sign === this.delimiter || sign === '\n' || sign === '\r') break;
      if (sign === QUOTE) throw new CsvFault('quote-inside');
    }
    return { text: text.slice(from, end), end };
  }

  private inQuotes(text: string, from: number, last: boolean): Field | null {
    let said = '';
    for (let at = from + 1; ;) {
      const close = text.indexOf(QUOTE, at);
      if (close < 0) {
        if (last) throw new CsvFault('quote-open');
        return null;
      }
      said += text.slice(at, close);
      const sign = text[close + 1];
      if (sign === undefined && !last) return null;
      if (sign === QUOTE) {
        said += QUOTE;
        at = close + 2;
        continue;
      }
      if (sign === undefined || sign === this.delimiter || sign === '\n' || sign === '\r')
        return { text: said, end: close + 1 };
      throw new CsvFault('text-after-quote');
    }
  }
}

interface WholeRecord {
  readonly fields: string[];
  readonly end: number;
  readonly next: number;
}

interface Field {
  readonly text: string;
  readonly end: number;
}
