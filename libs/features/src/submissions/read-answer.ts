import type { SaveEntry as Answer } from '@signatory/contract';
import {
  clip,
  faultWords,
  isFigure,
  Refusal,
  tierOf,
  type CodedFault,
  type Fault,
  type LocalText,
  type LocalWording,
  type NarrativeTier,
  type ObservationStatus,
  type Plan,
} from '@signatory/domain';
import type { EntryStatus } from '@signatory/persistence';
import { CURRENCIES, noCell, readDate, readFigure, readValue } from '@signatory/rules';
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
  /** Null where there is no narrative. */
  readonly narrativeTier: NarrativeTier | null;
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
    narrativeTier: readTier(sent.narrative),
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
      faults.push({ pointer, words: noCell(placed.indicator, name, names.slice(1)) });
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
    faults.push({ pointer, words: faultWords('answer.figure-valueless', { status }) });
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
    faults.push({ pointer: '/cells', words: faultWords('answer.no-cells', { indicator: indicator.code }) });
  if (status === 'answered') {
    if (value !== null && (observation === 'missing' || observation === 'not-applicable'))
      faults.push({ pointer: '/observation', words: faultWords('answer.figure-valueless', { status: observation }) });
    return;
  }
  if (status !== 'confidential' && value !== null)
    faults.push({ pointer: '/value', words: faultWords('answer.entry-valueless', { status }) });
  if (!reason?.trim()) faults.push({ pointer: '/reason', words: faultWords('answer.reason', { status }) });
}

function checkCurrency({ indicator }: PlacedIndicator, { currency, value }: Answer, faults: Fault[]): void {
  if (indicator.type === 'amount' && value !== null && currency === undefined)
    faults.push({ pointer: '/currency', words: faultWords('answer.currency-needed') });
  if (indicator.type === 'amount' && currency !== undefined && !CURRENCIES.has(currency))
    faults.push({ pointer: '/currency', words: faultWords('value.currency', { value: clip(currency) }) });
  if (indicator.type !== 'amount' && currency !== undefined)
    faults.push({ pointer: '/currency', words: faultWords('answer.not-amount', { indicator: indicator.code }) });
}

function readNarrative(sent: Answer['narrative']): LocalText | null {
  if (!sent?.text.trim()) return null;
  const { language, text, translation } = sent;
  const texts: Record<string, LocalWording> = { [language]: { text } };
  if (translation?.text.trim()) texts[translation.language] = { text: translation.text, provenance: 'translation' };
  return { original: language, texts };
}

function readTier(sent: Answer['narrative']): NarrativeTier | null {
  return sent?.text.trim() ? (sent.tier ?? 'reviewers') : null;
}

function checkNarrative({ narrative }: Answer, faults: Fault[]): void {
  if (narrative?.translation?.language === narrative?.language && narrative?.translation)
    faults.push({ pointer: '/narrative/translation/language', words: faultWords('answer.translation-language') });
  if (narrative?.translation?.text.trim() && !narrative.text.trim())
    faults.push({ pointer: '/narrative/text', words: faultWords('answer.translation-source') });
}

function checkVintage({ indicator }: PlacedIndicator, { vintage }: Answer, faults: Fault[]): void {
  if (vintage === undefined) return;
  if (!isFigure(indicator.type))
    faults.push({ pointer: '/vintage', words: faultWords('answer.not-figure', { indicator: indicator.code }) });
  else if (readDate(vintage) === null)
    faults.push({ pointer: '/vintage', words: faultWords('answer.day', { day: clip(vintage) }) });
}

function checkDates(evidence: Answer['evidence'][number], n: number, faults: Fault[]): void {
  for (const which of ['happened', 'published', 'accessed'] as const) {
    const date = evidence[which];
    if (date !== undefined && readDate(date) === null)
      faults.push({ pointer: `/evidence/${n}/${which}`, words: faultWords('answer.day', { day: clip(date) }) });
  }
}

function strip({ pointer, words }: CodedFault, under: string): Fault {
  return { pointer: `${under}${pointer}`, words };
}
