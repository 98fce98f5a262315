import { CODE, compileRules, type RuleText } from './compile.js';
import type { Scope, Variable } from './scope.js';
import { Unknown, type Slot } from './value.js';

/** Where a rule fails: the row's number, and the rule's place among the rules. */
export type OnFail = (row: number, rule: number) => void;

/** Rules over rows of text as they stream by; memory does not grow with their number. */
export interface RuleStream {
  /** What each row holds after its number, in order. */
  readonly columns: readonly Variable[];
  /** Reads some more bytes; a row may be cut anywhere. */
  readonly feed: (chunk: Uint8Array) => void;
  /** Throws where the last row is not whole. */
  readonly end: () => void;
}

const [TAB, NEWLINE, BACKSLASH, POINT, MINUS, ZERO, NINE, UPPER_N, LOWER_T] = [9, 10, 92, 46, 45, 48, 57, 78, 116];

/**
 * Rules over the rows of `COPY … TO STDOUT` in PostgreSQL's text format: a row's number, and then the columns, each a figure with
 * no more decimals than its indicator asks, `t` or `f`, a code, or `\N` for what is not there. Figures are read from the
 * bytes as whole units of their last decimal, with neither a text nor a double between; what cannot be read so is unreadable,
 * and a rule that reads it does not fail.
 */
export function streamRules(
  rules: readonly RuleText[],
  scope: Scope,
  { decode, onFail }: { readonly decode: (utf8: Uint8Array) => string; readonly onFail: OnFail },
): RuleStream {
  const compiled = compileRules(rules, scope);
  const columns = compiled.variables;
  const readers = columns.map((column) => readerOf(column, decode));
  const decimalsOf = columns.map(({ type }) => (type.kind === 'decimal' ? type.decimals : -1));
  const slots: Slot[] = columns.map(() => Unknown.unanswered);
  const codes = new Uint8Array(rules.length);
  let rest = new Uint8Array(0);

  const readRow = (bytes: Uint8Array, from: number, to: number): void => {
    let at = from;
    let row = 0;
    while (at < to && bytes[at] !== TAB) row = row * 10 + (bytes[at++] ?? ZERO) - ZERO;
    for (let column = 0; column < readers.length; column += 1) {
      const start = at + 1;
      const decimals = decimalsOf[column] ?? -1;
      at = decimals < 0 ? start : plainEnd(bytes, start, to, decimals);
      if (at > start) {
        slots[column] = plain.units;
        continue;
      }
      at = start;
      while (at < to && bytes[at] !== TAB) at += 1;
      slots[column] = readers[column]?.(bytes, start, at) ?? Unknown.unreadable;
    }
    compiled.run(slots, codes);
    for (let rule = 0; rule < codes.length; rule += 1) if (codes[rule] === CODE.fail) onFail(row, rule);
  };

  return {
    columns,
    feed(chunk) {
      let start = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
        if (rest.length > 0) {
          const whole = joined(rest, chunk.subarray(start, end));
          rest = new Uint8Array(0);
          readRow(whole, 0, whole.length);
        } else readRow(chunk, start, end);
        start = end + 1;
      }
      if (start < chunk.length) rest = joined(rest, chunk.subarray(start));
    },
    end() {
      if (rest.length > 0) throw new Error('The rows end in the middle of one.');
    },
  };
}

type Reader = (bytes: Uint8Array, from: number, to: number) => Slot;

function readerOf({ type, cycle }: Variable, decode: (utf8: Uint8Array) => string): Reader {
  const missing = cycle === 'now' ? Unknown.unanswered : Unknown.noEarlierCycle;
  const isMissing = (bytes: Uint8Array, from: number, to: number) =>
    to - from === 2 && bytes[from] === BACKSLASH && bytes[from + 1] === UPPER_N;
  if (type.kind === 'bool')
    return (bytes, from, to) => (isMissing(bytes, from, to) ? missing : bytes[from] === LOWER_T);
  if (type.kind === 'decimal')
    return (bytes, from, to) => (isMissing(bytes, from, to) ? missing : readFigure(bytes, from, to, type.decimals));
  const read = readText(decode);
  return (bytes, from, to) => (isMissing(bytes, from, to) ? missing : read(bytes, from, to));
}

/** What `plainEnd` has read. */
const plain = { units: 0 };

const POWERS = Array.from({ length: 16 }, (_, digits) => 10 ** digits);

/**
 * Reads a figure in the pass that finds its end, and answers that: digits, perhaps a point and no more decimals than are asked,
 * all in all so few that a double holds them. Nearly every figure is one; of any other the answer is `from`.
 */
function plainEnd(bytes: Uint8Array, from: number, to: number, decimals: number): number {
  let at = from;
  let units = 0;
  let byte = bytes[at] ?? 0;
  while (at < to && byte >= ZERO && byte <= NINE) {
    units = units * 10 + byte - ZERO;
    byte = bytes[(at += 1)] ?? 0;
  }
  const whole = at - from;
  let seen = 0;
  if (at < to && byte === POINT) {
    byte = bytes[(at += 1)] ?? 0;
    while (at < to && byte >= ZERO && byte <= NINE) {
      units = units * 10 + byte - ZERO;
      byte = bytes[(at += 1)] ?? 0;
    }
    seen = at - from - whole - 1;
  }
  if (whole === 0 || whole + decimals > 15 || seen > decimals || (at < to && byte !== TAB)) return from;
  plain.units = units * (POWERS[decimals - seen] ?? 1);
  return at;
}

/** A figure as whole units of its last decimal; a bigint beyond 2^53. */
function readFigure(bytes: Uint8Array, from: number, to: number, decimals: number): Slot {
  const negative = bytes[from] === MINUS;
  let units = 0;
  let seen = -1;
  for (let at = negative ? from + 1 : from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === POINT && seen < 0) seen = 0;
    else if (byte < ZERO || byte > NINE) return Unknown.unreadable;
    else {
      // Zeros after the last decimal asked change nothing.
      if (seen === decimals && byte !== ZERO) return Unknown.unreadable;
      if (seen === decimals) continue;
      units = units * 10 + byte - ZERO;
      if (seen >= 0) seen += 1;
    }
  }
  units *= 10 ** (decimals - Math.max(seen, 0));
  if (!Number.isSafeInteger(units)) return readLarge(bytes, from, to, decimals);
  return negative ? 0 - units : units;
}

function readLarge(bytes: Uint8Array, from: number, to: number, decimals: number): Slot {
  const [whole = '', fraction = ''] = String.fromCharCode(...bytes.subarray(from, to)).split('.');
  return BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
}

/** Codes repeat: the last texts of a column are kept by their bytes, and no text is made twice in a row. */
function readText(decode: (utf8: Uint8Array) => string): Reader {
  const known: { bytes: Uint8Array; text: string }[] = [];
  return (bytes, from, to) => {
    for (const { bytes: own, text } of known) {
      if (own.length !== to - from) continue;
      let at = 0;
      while (at < own.length && own[at] === bytes[from + at]) at += 1;
      if (at === own.length) return text;
    }
    const own = bytes.slice(from, to);
    const text = unescape(decode(own));
    if (known.length < 16) known.push({ bytes: own, text });
    return text;
  };
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

function unescape(text: string): string {
  return text.includes('\\') ? text.replaceAll(/\\(.)/gs, (_, mark: string) => ESCAPES[mark] ?? mark) : text;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}
