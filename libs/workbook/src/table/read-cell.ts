import { CLEARING_MARK, Decimal, OBSERVATION_STATUSES } from '@signatory/domain';
import { readFigure } from '@signatory/rules';
import type { FileFault } from '../report-file.js';
import type { FieldKind } from './form.js';
import type { RawCell } from './raw-row.js';

export interface Reading {
  /** The field's text; null where the cell cannot be used. */
  readonly text: string | null;
  readonly faults: readonly Omit<FileFault, 'place'>[];
  /** Where the text belongs into another field than the column's. */
  readonly said?: { readonly field: string };
}

/**
 * Reads one cell as its field is written. What is certain is turned into the one notation: spaces around a code, the
 * minus of typography, a yes in the languages of the product. What is not stays as it is and is asked back.
 */
export function readCell(kind: FieldKind, raw: RawCell | undefined, base?: string): Reading {
  if (raw === undefined) return { text: null, faults: [] };
  if (typeof raw !== 'string') return { text: null, faults: [] };
  if (raw === base) return { text: raw, faults: [] };
  if (raw.trim() === '') return { text: null, faults: [] };
  if (raw.trim() === CLEARING_MARK) return { text: CLEARING_MARK, faults: [] };
  return readText(kind, raw, base);
}

function readText(kind: FieldKind, raw: string, base: string | undefined): Reading {
  const text = raw.trim();
  switch (kind.kind) {
    case 'figure': {
      const read = readFigure(kind.indicator, text);
      if (!read.ok) return { text, faults: read.faults.map((fault) => refused(fault.message, fault.cure)) };
      const figure = typeof read.value === 'string' ? read.value : text;
      // 26.4 for 26.40 is how a spreadsheet gives a figure back: it is the same figure, and nothing was changed.
      const same = base !== undefined && Decimal.tryParse(base)?.equals(Decimal.parse(figure));
      return { text: same ? base : figure, faults: [] };
    }
    case 'boolean': {
      const said = YES.has(text.toLowerCase()) ? 'true' : NO.has(text.toLowerCase()) ? 'false' : null;
      if (said !== null) return { text: said, faults: [] };
      return { text, faults: [refused(`A yes or no is needed, not "${clip(text)}"`, 'Write true or false.')] };
    }
    case 'code':
      return readCode(kind.codes, text);
    case 'currency':
      return { text: /^[a-z]{3}$/i.test(text) ? text.toUpperCase() : text, faults: [] };
    case 'date':
      return { text, faults: [] };
    case 'text':
      return { text: raw, faults: [] };
  }
}

function readCode(codes: Extract<FieldKind, { kind: 'code' }>['codes'], text: string): Reading {
  if (codes.some(({ code }) => code === text)) return { text, faults: [] };
  const folded = fold(text);
  const meant = codes.filter(
    ({ code, label }) =>
      fold(code) === folded || Object.values(label?.texts ?? {}).some((wording) => fold(wording.text) === folded),
  );
  const [only] = meant;
  if (only && meant.length === 1) return { text: only.code, faults: [] };
  const known = codes.map(({ code }) => code);
  // The status of a figure may stand where the status of its entry is asked.
  if (known.includes('answered') && (OBSERVATION_STATUSES as readonly string[]).includes(text))
    return text === 'missing' ? { text: 'no-data', faults: [] } : { text, faults: [], said: { field: 'observation' } };
  return { text, faults: [refused(`"${clip(text)}" is none of the codes`, `Write one of: ${known.join(', ')}.`)] };
}

const YES = new Set(['true', 'yes', 'vrai', 'oui', 'wahr', 'ja', 'vero', 'sì', 'si', 'はい', '真']);
const NO = new Set(['false', 'no', 'faux', 'non', 'falsch', 'nein', 'falso', 'いいえ', '偽']);

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

function refused(message: string, cure: string): Omit<FileFault, 'place'> {
  return { code: 'value.refused', severity: 'ERROR', message, cure };
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
