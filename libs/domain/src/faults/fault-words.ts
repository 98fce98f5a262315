import type { Language, LocalText } from '../text.js';
import type { FAULTS } from './faults.js';

export type FaultCode = keyof typeof FAULTS;

interface ValueTypes {
  readonly text: string;
  readonly number: number;
  /** The key of a text of the product, which is said in the same language, or words that are the same in all of them. */
  readonly said: string;
  /** What `choicesValue` makes: codes that may be written, said with the names that a person knows them by. */
  readonly choices: string;
  /** An ISO day, which is said as a date, or an instant, which has its time in UTC beside. */
  readonly instant: string;
  /** A decimal, which is said in the reader's notation. */
  readonly figure: string;
}
/** What fills the sentence of a code. */
export type FaultValues<C extends FaultCode> = {
  readonly [Name in keyof (typeof FAULTS)[C]]: ValueTypes[(typeof FAULTS)[C][Name] & keyof ValueTypes];
};

/** A sentence and its cure, to be said in a language. */
export interface FaultWords {
  readonly code: FaultCode;
  readonly values: Readonly<Record<string, string | number>>;
  /** Of an expression, the part at fault, where it is not the whole and the sentence does not say it. */
  readonly part?: string;
}

/** Neither is stored, or shown: half of a pair, which a cut may leave as well, and U+0000. */
const UNFIT = /\p{Surrogate}|\0/gu;

/** The one way to such words, in which the values are held against their code; what no text can hold of them is replaced. */
export function faultWords<C extends FaultCode>(
  code: C,
  ...[values]: keyof FaultValues<C> extends never ? [] : [values: FaultValues<C>]
): FaultWords {
  const fit = ([name, value]: readonly [string, string | number]): readonly [string, string | number] => [
    name,
    typeof value === 'string' ? value.replace(UNFIT, '\ufffd') : value,
  ];
  return { code, values: Object.fromEntries(Object.entries<string | number>(values ?? {}).map(fit)) };
}

/** Of a code that the plan does not have: `item` is what would have it, `members`, `pillars`, `indicators`; `known` the codes there are. */
export function itemWords(item: string, code: string, known: readonly string[]): FaultWords {
  const isFew = known.length > 0 && known.length <= 40;
  return faultWords('named.item', { item, code, isListed: isFew ? 'yes' : 'no', known: isFew ? known.join(', ') : '' });
}

/** A code that may be written, with what it is called: in the plan's languages, or by a text of the product. */
interface NamedChoice {
  readonly code: string;
  readonly label?: LocalText;
  readonly key?: string;
}

/** As many as a sentence can name. */
const MOST_CHOICES = 20;

/** Such codes as a value: the first of them, each with its names, so that they are said in whatever language is asked for. */
export function choicesValue(choices: readonly NamedChoice[]): string {
  const named = choices.slice(0, MOST_CHOICES).map(({ code, label, key }) => {
    if (key !== undefined) return [code, key];
    if (label === undefined) return [code];
    // The original comes first: it is said where there is no text in the language asked for.
    const languages = [label.original, ...(Object.keys(label.texts) as Language[])];
    return [code, Object.fromEntries(languages.map((language) => [language, label.texts[language]?.text ?? '']))];
  });
  return JSON.stringify(choices.length > MOST_CHOICES ? [...named, ['…']] : named);
}

/** A value that proposes another word, where one is near: `isNear` chooses the sentence. */
export function nearValues(near: string | null): { readonly isNear: string; readonly near: string } {
  return { isNear: near === null ? 'no' : 'yes', near: near ?? '' };
}

/** What was found where something else is needed, as a sentence can name it. */
export function foundValues(raw: unknown): { readonly is: string; readonly found: string } {
  if (typeof raw === 'string') return raw === '' ? { is: 'empty', found: '' } : { is: 'text', found: clip(raw) };
  if (raw === null || raw === undefined) return { is: 'nothing', found: '' };
  if (Array.isArray(raw)) return { is: 'list', found: '' };
  const isPlain = typeof raw === 'boolean' || typeof raw === 'number' || typeof raw === 'bigint';
  return isPlain ? { is: 'other', found: clip(String(raw)) } : { is: 'object', found: '' };
}

/** Enough of what somebody wrote to know it by. */
export function clip(text: string, most = 40): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
