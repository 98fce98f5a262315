import type { ProductLanguage } from './catalogue.js';
import { isMessageKey } from './catalogue.js';
import { formatDecimal } from './format.js';
import { matchLanguage } from './match-language.js';
import { messages, type Say } from './message.js';

/** An average with its counts, as errata keep it: `+0.28 (64%; +1: 4, 0: 7, −1: 10, of 21)`. */
const MEAN = /^(–|[+−-]?[\d.]+) \((?:([\d.]+)%; )?\+1: (\d+), 0: (\d+), −1: (\d+), of (\d+)\)$/;
/** An amount: `1234567.50 EUR`. */
const AMOUNT = /^([+−-]?[\d.]+) ([A-Z]{3})$/;
/** Something with a note behind it: `64 (provisional)`, `2 (REOPENED)`, `3 (2–4; 1–5)`. */
const NOTED = /^(.+) \(([^()]+)\)$/;

/**
 * A figure of an erratum, which stands frozen with English words and signs, as a language prints it; what has another shape,
 * such as the words of a chapter or a member, comes back as it is.
 */
export function printMoved(wished: string, kind: string, text: string): string {
  const language = matchLanguage(wished);
  const say = messages(language);
  if (isOfWords(kind)) return text;
  if (text === 'N/A') return say('score.sign.notAsked');
  return printMean(language, say, text) ?? printNoted(language, say, text) ?? printFigure(language, text);
}

function printFigure(language: ProductLanguage, text: string): string {
  const [, figure, currency] = AMOUNT.exec(text) ?? [];
  return figure === undefined ? formatDecimal(language, text) : `${formatDecimal(language, figure)}\u00a0${currency}`;
}

/** Whether a row of an erratum is of what somebody wrote, in a language that it does not say. */
export function isOfWords(kind: string): boolean {
  return kind === 'chapter' || kind === 'narrative';
}

function printMean(language: ProductLanguage, say: Say, text: string): string | null {
  const [, average, percent, full, partial, none, applicable] = MEAN.exec(text) ?? [];
  if (average === undefined || full === undefined || partial === undefined || none === undefined) return null;
  const counts = say('erratum.counts', { full, partial, none, applicable: applicable ?? '' });
  const shown = percent === undefined ? '' : say('mean.percentFigure', { percent: formatDecimal(language, percent) });
  const note = [shown, counts].filter(Boolean).join(say('join.semicolon'));
  return say('erratum.noted', { figure: formatDecimal(language, average), note });
}

function printNoted(language: ProductLanguage, say: Say, text: string): string | null {
  const [, figure, note] = NOTED.exec(text) ?? [];
  if (figure === undefined || note === undefined) return null;
  const key = [`observation.${note}`, `submission.${note}`].find(isMessageKey);
  // An interval of one rank is one figure, as in every table.
  const short = note.replaceAll(/(?<!\d)(\d+)–\1(?!\d)/g, '$1');
  const words = key === undefined ? short.replaceAll('; ', say('join.semicolon')) : say(key);
  return say('erratum.noted', { figure: printFigure(language, figure), note: words });
}
