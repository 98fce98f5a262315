import { addressesIn } from './addresses.js';
import { readTokens, type Token } from './chapter-text.js';
import { findLookAlikes, plainFigures, type LookAlike, type LookAlikeShape } from './look-alikes.js';
import type { Results, ResultValue } from './results.js';

/** Which look-alike was meant: the sentence, the figure in it, and which of the same figures. It survives edits elsewhere. */
export interface Occurrence {
  readonly sentence: string;
  readonly figure: string;
  /** 1 for the first of the same figure in its sentence. */
  readonly n: number;
}

interface Place {
  /** In UTF-16 units from the section's beginning. */
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** What the number check found at one place of a text. */
export type NumberFinding = Place &
  (
    | {
        /** The tables say something else than what was stated in the mark, or typed beside it. */
        readonly kind: 'contradiction';
        readonly expression: string;
        readonly stated: string;
        readonly value: ResultValue;
        /** Of a figure beside a mark: by which it can be said to be another figure. */
        readonly occurrence: Occurrence | null;
      }
    | { readonly kind: 'unknown-mark'; readonly expression: string }
    | { readonly kind: 'unknown-reference'; readonly key: string }
    /** It cites an action that does not stand any more. */
    | { readonly kind: 'void-reference'; readonly key: string }
    /** It leads to what only evidence names that is not public; `key` of a reference, null of an address in the text. */
    | { readonly kind: 'hidden-source'; readonly key: string | null; readonly address: string }
    /** Result or other figure? */
    | { readonly kind: 'look-alike'; readonly shape: LookAlikeShape; readonly occurrence: Occurrence }
  );

export interface NumberCheck {
  readonly results: Results;
  /** The keys that may be cited. */
  readonly references: ReadonlySet<string>;
  /** Those of them that cite an action which does not stand: withdrawn, contested, or of a score that is open again. */
  readonly voided: ReadonlySet<string>;
  /** Where a reference leads, by its key; of one that is no page nothing. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Whether an address stands only behind evidence that is not public: who cites it tells of that. */
  isHidden(address: string): boolean;
  /** Whether an occurrence was answered: another figure, no result. */
  isOther(occurrence: Occurrence): boolean;
}

/** Holds a text against the tables: every contradiction, every mark that stands for nothing, every look-alike without an answer. */
export function checkNumbers(text: string, check: NumberCheck): NumberFinding[] {
  const { results, isOther } = check;
  const tokens = readTokens(text);
  const marked = tokens.flatMap((token): NumberFinding[] => {
    const place = { offset: token.offset, length: token.length, text: text.slice(token.offset, endOf(token)) };
    if (token.kind === 'reference') return checkReference(token.key, place, check);
    const { expression, stated } = token;
    const value = results.value(expression);
    if (value === null) return [{ ...place, kind: 'unknown-mark', expression }];
    if (stated === null || states(stated, value)) return [];
    return [{ ...place, kind: 'contradiction', expression, stated, value, occurrence: null }];
  });
  const lookAlikes = findLookAlikes(text, tokens);
  const plain = lookAlikes.flatMap((lookAlike): NumberFinding[] => {
    const occurrence = occurrenceOf(text, lookAlike, lookAlikes);
    if (isOther(occurrence)) return [];
    const { offset, length, shape } = lookAlike;
    const place = { offset, length, text: lookAlike.text };
    const expression = markBeside(text, lookAlike, tokens);
    const value = expression === null ? null : results.value(expression);
    if (expression === null || value === null) return [{ ...place, kind: 'look-alike', shape, occurrence }];
    if (states(countedIn(lookAlike.text), value)) return [];
    return [{ ...place, kind: 'contradiction', expression, stated: lookAlike.text, value, occurrence }];
  });
  const hidden = addressesIn(text).flatMap(({ offset, text: address }): NumberFinding[] =>
    check.isHidden(address)
      ? [{ offset, length: address.length, text: address, kind: 'hidden-source', key: null, address }]
      : [],
  );
  return [...marked, ...plain, ...hidden].sort((a, b) => a.offset - b.offset);
}

function checkReference(
  key: string,
  place: Place,
  { references, voided, addresses, isHidden }: NumberCheck,
): NumberFinding[] {
  if (!references.has(key)) return [{ ...place, kind: 'unknown-reference', key }];
  if (voided.has(key)) return [{ ...place, kind: 'void-reference', key }];
  const address = addresses.get(key);
  return address !== undefined && isHidden(address) ? [{ ...place, kind: 'hidden-source', key, address }] : [];
}

/** A look-alike bound to a result: the figure stays in the mark, so that the tables are held against it from now on. */
export function bindLookAlike(text: string, { sentence, figure, n }: Occurrence, expression: string): string | null {
  const lookAlikes = findLookAlikes(text, readTokens(text));
  const found = lookAlikes.find((each) => {
    const own = occurrenceOf(text, each, lookAlikes);
    return own.sentence === sentence && own.figure === figure && own.n === n;
  });
  if (!found) return null;
  const stated = countedIn(found.text).replace(/\s+/g, ' ').trim();
  return `${text.slice(0, found.offset)}{{${expression} = ${stated}}}${text.slice(found.offset + found.length)}`;
}

/** Of a share that names the whole first, as 8か国中5, what follows it. */
function countedIn(figure: string): string {
  return figure.replace(/^.*(?:中|のうち)/, '');
}

const NOT_ASKED = /^(?:n\/?a|n\.\s?a\.|s\.\s?o\.|k\.\s?a\.)$/i;

/** Whether what somebody wrote is what the tables print, in whichever of the languages' formats. */
export function states(written: string, { text, gap }: ResultValue): boolean {
  const plain = plainFigures(written).trim();
  if (text === null) return gap === 'not-asked' ? NOT_ASKED.test(plain) : /^-?$/.test(plain);
  const figure = canonical(plain);
  return figure !== null && figure === canonical(plainFigures(text));
}

/** The first number of a text without its plus, its decimal comma and zeros that say nothing. */
function canonical(plain: string): string | null {
  const found = /([+-]?)(\d+)(?:[.,](\d+))?/.exec(plain);
  if (!found) return null;
  const [, sign = '', whole = '', fraction = ''] = found;
  const decimals = fraction.replace(/0+$/, '');
  const digits = `${whole.replace(/^0+(?=\d)/, '')}${decimals === '' ? '' : `.${decimals}`}`;
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}

// Nothing but a space or what opens a bracket: a comma or a word would join what does not belong together.
const JOINED = /^[ =:(\uff08\u00a0\u202f]*$/;
const SHAPE_OF: Readonly<Record<LookAlikeShape, readonly string[]>> = {
  average: ['average', 'percent'],
  percent: ['percent', 'average'],
  score: ['score'],
  rank: ['rank'],
  share: ['count'],
};

/** What a figure that is typed right beside a mark says again: its result, or the percent of its average. */
function markBeside(text: string, { offset, length, shape }: LookAlike, tokens: readonly Token[]): string | null {
  for (const token of tokens) {
    if (token.kind !== 'mark') continue;
    const between =
      endOf(token) <= offset ? text.slice(endOf(token), offset) : text.slice(offset + length, token.offset);
    const [kind = '', ...rest] = token.expression.split(':');
    if (!JOINED.test(between) || !SHAPE_OF[shape].includes(kind)) continue;
    if (endOf(token) > offset && token.offset < offset + length) continue;
    return [shape === 'share' ? kind : shape, ...rest].join(':');
  }
  return null;
}

const SENTENCE_ENDS = /[.!?](?=\s)|[\u3002\uff01\uff1f\n]/g;

function occurrenceOf(text: string, lookAlike: LookAlike, all: readonly LookAlike[]): Occurrence {
  const [from, to] = sentenceAround(text, lookAlike.offset);
  const same = all.filter(
    ({ offset, text: figure }) => figure === lookAlike.text && offset >= from && offset <= lookAlike.offset,
  );
  return { sentence: text.slice(from, to).replace(/\s+/g, ' ').trim(), figure: lookAlike.text, n: same.length };
}

export function sentenceAround(text: string, offset: number): [from: number, to: number] {
  let from = 0;
  for (const { index } of text.matchAll(SENTENCE_ENDS)) {
    if (index >= offset) return [from, index + 1];
    from = index + 1;
  }
  return [from, text.length];
}

function endOf({ offset, length }: { readonly offset: number; readonly length: number }): number {
  return offset + length;
}
