import {
  choicesValue,
  clip,
  Decimal,
  faultWords,
  foundValues,
  nearValues,
  OBSERVATION_STATUSES,
  type FaultWords,
} from '@signatory/domain';
import { explainDate, readDate, readFigure } from '@signatory/rules';
import { codeNamed, fold } from './code-names.js';
import type { Choice, FieldKind } from './form.js';
import type { CellFault, Reading } from './reading.js';

/** Reads what somebody wrote as text. What no rule of notation makes certain comes back as it stands, with the fault. */
export function readText(kind: FieldKind, raw: string, base: string | undefined): Reading {
  const text = raw.trim();
  switch (kind.kind) {
    case 'figure': {
      const read = readFigure(kind.indicator, text);
      if (!read.ok) return { text, faults: read.faults.map(({ words }) => refused(words)) };
      const figure = typeof read.value === 'string' ? read.value : text;
      // 26.4 for 26.40 is how a spreadsheet gives a figure back: it is the same figure, and nothing was changed.
      const same = base !== undefined && Decimal.tryParse(base)?.equals(Decimal.parse(figure));
      return { text: same ? base : figure, faults: [] };
    }
    case 'boolean': {
      const said = YES.has(fold(text)) ? 'true' : NO.has(fold(text)) ? 'false' : null;
      if (said !== null) return { text: said, faults: [] };
      return { text, faults: [refused(faultWords('value.boolean.written', foundValues(text)))] };
    }
    case 'code':
      return readCode(kind.codes, text);
    case 'currency':
      if (/^[A-Z]{3}$/i.test(text)) return { text: text.toUpperCase(), faults: [] };
      return { text, faults: [refused(faultWords('value.currency', { value: clip(text) }))] };
    case 'date':
      if (readDate(text) !== null) return { text, faults: [] };
      return { text, faults: [refused(explainDate(text))] };
    case 'text':
      return { text: raw, faults: [] };
  }
}

function readCode(codes: readonly Choice[], text: string): Reading {
  if (codes.some(({ code }) => code === text)) return { text, faults: [] };
  const meant = codeNamed(codes, text);
  if (meant !== undefined) return { text: meant, faults: [] };
  const known = codes.map(({ code }) => code);
  // The status of a figure may stand where the status of its entry is asked.
  if (known.includes('answered') && (OBSERVATION_STATUSES as readonly string[]).includes(text))
    return text === 'missing' ? { text: 'no-data', faults: [] } : { text, faults: [], said: { field: 'observation' } };
  const value = clip(text);
  const words =
    known.length === 0
      ? faultWords('value.no-code', { value })
      : faultWords('value.code', { value, ...nearValues(null), codes: choicesValue(codes) });
  return { text, faults: [refused(words)] };
}

const YES = new Set(['true', 'yes', 'vrai', 'oui', 'wahr', 'ja', 'vero', 'sì', 'si', 'はい', '真']);
const NO = new Set(['false', 'no', 'faux', 'non', 'falsch', 'nein', 'falso', 'いいえ', '偽']);

function refused(words: FaultWords): CellFault {
  return { severity: 'ERROR', words };
}
