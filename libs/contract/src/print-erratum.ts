import { messages, printMoved } from '@signatory/texts';
import { answerTerms, printTerms, type AnsweredIndicator, type AnswerTerm } from './answer-terms.js';
import type { ReleaseAnswer } from './release-answers.js';
import type { ErratumKind } from './release-erratum.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ITEM = /^(.*?)(?: \((\d{4}-\d{2}-\d{2})\))?$/;
const NO_ITEM = '[]';
const WITHOUT = '–';
const WITHHELD = `${WITHOUT} (withheld)`;

/** An answer as errata keep it: `true`, `operating`, `2025-03-01`, `sea (2025-03-01); land`; `– (missing)` without one. */
export function answerText({ status, value }: Pick<ReleaseAnswer, 'status' | 'value'>): string {
  if (status !== 'normal') return `${WITHOUT} (${status})`;
  if (value === null) return WITHOUT;
  if (!Array.isArray(value)) return String(value);
  return value.map(({ key, date }) => (date ? `${key} (${date})` : key)).join('; ') || NO_ITEM;
}

/** What a row of an erratum had or has, as a language prints it. Of an answer by what its indicator calls its codes. */
export function printErratum(
  language: string,
  kind: ErratumKind,
  text: string,
  codes: AnsweredIndicator['codes'] = [],
): string {
  if (kind === 'answer' && text === WITHHELD) return 'c';
  const terms = erratumTerms(kind, text, codes);
  return terms ? printTerms(messages(language), language, terms) : printMoved(language, kind, text);
}

/** What the answer says that a row of an erratum had or has; null of anything else, and where there is none. */
export function erratumTerms(
  kind: ErratumKind,
  text: string,
  codes: AnsweredIndicator['codes'] = [],
): AnswerTerm[] | null {
  if (kind !== 'answer' || text.startsWith(WITHOUT)) return null;
  const isCode = codes.some(({ code }) => code === text);
  const type = !isCode && DAY.test(text) ? 'date' : undefined;
  return answerTerms({ type, codes }, { status: 'normal', value: isCode ? text : readValue(text) });
}

function readValue(text: string): ReleaseAnswer['value'] {
  if (text === 'true' || text === 'false') return text === 'true';
  if (DAY.test(text)) return text;
  if (text === NO_ITEM) return [];
  return text.split('; ').map((item) => {
    const [, key = item, date] = ITEM.exec(item) ?? [];
    return { key, ...(date !== undefined && { date }) };
  });
}
