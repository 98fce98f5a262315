import type { SaveEntry as Answer } from '@signatory/contract';
import {
  isFigure,
  Refusal,
  tierOf,
  type Fault,
  type LocalText,
  type LocalWording,
  type ObservationStatus,
  type Plan,
} from '@signatory/domain';
import type { EntryStatus } from '@signatory/persistence';
import { nearest, readDate, readFigure, readValue } from '@signatory/rules';
import type { PlacedIndicator } from '../catalogue/index.js';

/** One figure to be stored: cell 0 is the total. */
export interface Figure {
  readonly cellNo: number;
  /** A decimal string. */
  readonly value: string | null;
  readonly status: ObservationStatus;
}

/** An answer as its indicator declares it, ready to be stored. */
export interface ReadAnswer {
  readonly status: EntryStatus;
  readonly reason: string | null;
  /** Null for a figure, which is stored as observations. */
  readonly answer: unknown;
  readonly figures: readonly Figure[];
  /** The numbers of the cells that the answer is about, where the others stay as they are; null where it is about all. */
  readonly about: ReadonlySet<number> | null;
  readonly currency: string | null;
  readonly narrative: LocalText | null;
  /** Whether the translation in the narrative is said to be checked. */
  readonly translationChecked: boolean;
  /** The day the figures were known, where it is declared. */
  readonly vintage: string | null;
  readonly evidence: Answer['evidence'];
}

/** Reads what was sent for one indicator. Refuses `value.invalid` with every fault at once. */
export function readAnswer(plan: Plan, placed: PlacedIndicator, sent: Answer): ReadAnswer {
  const faults: Fault[] = [];
  const answer = readWhole(plan, placed, sent, faults);
  const figures = isFigure(placed.indicator.type) ? readFigures(placed, sent, faults) : [];
  checkStatus(placed, sent, faults);
  checkCurrency(placed, sent, faults);
  checkNarrative(sent, faults);
  checkVintage(placed, sent, faults);
  sent.evidence.forEach((evidence, n) => checkDates(evidence, n, faults));
  if (faults.length > 0) throw new Refusal('value.invalid', { faults });
  const about = sent.keepOtherCells ? cellsSent(placed, sent) : null;
  const empty =
    about === null &&
    answer === null &&
    figures.every(({ value, status }) => value === null && status !== 'confidential');
  return {
    status: sent.status === 'answered' && empty ? 'unanswered' : sent.status,
    reason: sent.reason?.trim() || null,
    answer: isFigure(placed.indicator.type) ? null : answer,
    figures: sent.status === 'answered' && empty ? [] : figures,
    about,
    currency: sent.currency ?? null,
    narrative: readNarrative(sent.narrative),
    translationChecked: sent.narrative?.translation?.checked ?? false,
    vintage: sent.vintage ?? null,
    evidence: sent.evidence.map((piece) => ({ ...piece, tier: tierOf(piece) })),
  };
}

function readWhole(plan: Plan, { indicator }: PlacedIndicator, { value }: Answer, faults: Fault[]): unknown {
  if (value === null || (value === '' && indicator.type === 'text')) return null;
  const read = readValue(indicator, value, plan.lists);
  if (read.ok) return read.value;
  faults.push(...read.faults.map((fault) => strip(fault, '/value')));
  return null;
}

function readFigures(placed: PlacedIndicator, sent: Answer, faults: Fault[]): Figure[] {
  const names = placed.cells;
  const total = readOne(placed, sent.value, totalStatus(sent), '/value', []);
  const cells = Object.entries(sent.cells ?? {}).flatMap(([name, { value, status }]): Figure[] => {
    const pointer = `/cells/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const cellNo = name === 'total' ? -1 : names.indexOf(name);
    if (cellNo < 0) {
      const near = nearest(name, names.slice(1));
      faults.push({
        pointer,
        message: `${placed.indicator.code} has no cell ${name}`,
        cure: near ? `Did you mean ${near}?` : `Cells are: ${names.slice(1).join(', ') || 'none'}.`,
      });
      return [];
    }
    const figure = readOne(placed, value, status, `${pointer}/value`, faults);
    return figure ? [{ ...figure, cellNo }] : [];
  });
  return total ? [total, ...cells] : cells;
}

/** Those that were sent, and the total. */
function cellsSent({ cells: names }: PlacedIndicator, { cells = {} }: Answer): ReadonlySet<number> {
  return new Set([0, ...Object.keys(cells).map((name) => names.indexOf(name))]);
}

// A figure that is missing has no value, and one without a value says why.
function readOne(
  placed: PlacedIndicator,
  value: unknown,
  status: ObservationStatus,
  pointer: string,
  faults: Fault[],
): Figure | null {
  if (value === null) {
    if (['missing', 'not-applicable', 'confidential'].includes(status)) return { cellNo: 0, value: null, status };
    return null;
  }
  if (status === 'missing' || status === 'not-applicable') {
    faults.push({
      pointer,
      message: `A figure that is ${status} has no value`,
      cure: 'Empty it (null; in a file [clear]), or give it another status.',
    });
    return null;
  }
  const read = readFigure(placed.indicator, value);
  if (read.ok) return typeof read.value === 'string' ? { cellNo: 0, value: read.value, status } : null;
  faults.push(...read.faults.map((fault) => strip(fault, pointer)));
  return null;
}

function totalStatus({ status, observation }: Answer): ObservationStatus {
  if (status === 'no-data') return 'missing';
  if (status === 'not-applicable' || status === 'confidential') return status;
  return observation ?? 'normal';
}

function checkStatus(
  { indicator }: PlacedIndicator,
  { status, value, reason, observation, cells }: Answer,
  faults: Fault[],
): void {
  if (!isFigure(indicator.type) && cells && Object.keys(cells).length > 0)
    faults.push({
      pointer: '/cells',
      message: `${indicator.code} is not a figure and has no cells`,
      cure: 'Leave cells away.',
    });
  if (status === 'answered') {
    if (value !== null && (observation === 'missing' || observation === 'not-applicable'))
      faults.push({
        pointer: '/observation',
        message: `A figure that is ${observation} has no value`,
        cure: 'Empty the value (null; in a file [clear]), or give it another status.',
      });
    return;
  }
  if (status !== 'confidential' && value !== null)
    faults.push({
      pointer: '/value',
      message: `An entry that is ${status} has no value`,
      cure: 'Empty the value (null; in a file [clear]), or say that it is answered.',
    });
  if (!reason?.trim())
    faults.push({ pointer: '/reason', message: `Say why the entry is ${status}`, cure: 'Write a sentence.' });
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

function checkCurrency({ indicator }: PlacedIndicator, { currency, value }: Answer, faults: Fault[]): void {
  if (indicator.type === 'amount' && value !== null && currency === undefined)
    faults.push({
      pointer: '/currency',
      message: 'An amount needs its currency',
      cure: 'Send three letters, like EUR.',
    });
  if (indicator.type === 'amount' && currency !== undefined && !CURRENCIES.has(currency))
    faults.push({
      pointer: '/currency',
      message: `${currency} is no currency`,
      cure: 'Send its three letters of ISO 4217, like EUR.',
    });
  if (indicator.type !== 'amount' && currency !== undefined)
    faults.push({ pointer: '/currency', message: `${indicator.code} is not an amount`, cure: 'Leave currency away.' });
}

function readNarrative(sent: Answer['narrative']): LocalText | null {
  if (!sent?.text.trim()) return null;
  const { language, text, translation } = sent;
  const texts: Record<string, LocalWording> = { [language]: { text } };
  if (translation?.text.trim()) texts[translation.language] = { text: translation.text, provenance: 'translation' };
  return { original: language, texts };
}

function checkNarrative({ narrative }: Answer, faults: Fault[]): void {
  if (narrative?.translation?.language === narrative?.language && narrative?.translation)
    faults.push({
      pointer: '/narrative/translation/language',
      message: 'A translation is in another language than its source',
      cure: 'Name its own language, like en.',
    });
  if (narrative?.translation?.text.trim() && !narrative.text.trim())
    faults.push({
      pointer: '/narrative/text',
      message: 'A translation needs the words it translates',
      cure: 'Write the narrative, or send the translation as the narrative.',
    });
}

function checkVintage({ indicator }: PlacedIndicator, { vintage }: Answer, faults: Fault[]): void {
  if (vintage === undefined) return;
  if (!isFigure(indicator.type))
    faults.push({ pointer: '/vintage', message: `${indicator.code} is not a figure`, cure: 'Leave vintage away.' });
  else if (readDate(vintage) === null)
    faults.push({
      pointer: '/vintage',
      message: `${vintage} is no day of the calendar`,
      cure: 'Write year-month-day.',
    });
}

function checkDates(evidence: Answer['evidence'][number], n: number, faults: Fault[]): void {
  for (const which of ['happened', 'published', 'accessed'] as const) {
    const date = evidence[which];
    if (date !== undefined && readDate(date) === null)
      faults.push({
        pointer: `/evidence/${n}/${which}`,
        message: `${date} is no day of the calendar`,
        cure: 'Write year-month-day.',
      });
  }
}

function strip({ pointer, message, cure }: Fault, under: string): Fault {
  return { pointer: `${under}${pointer}`, message, ...(cure !== undefined && { cure }) };
}
