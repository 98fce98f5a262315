import { hasSought, sought, type Indicator, type LocalText, type Plan } from '@signatory/domain';

/** The words of a search. */
export function wordsOf(search = ''): string[] {
  return sought(search).split(/\s+/).filter(Boolean);
}

/** Which of the words each member's code and names have: a `1` or a `0` for each word. */
export function markMembers({ members }: Plan, words: readonly string[]): ReadonlyMap<string, string> {
  return new Map(members.map(({ code, name }) => [code, mark(`${code} ${textsOf(name)}`, words)]));
}

/** The same of an indicator's code, label and question. */
export function markIndicator({ code, label, question }: Indicator, words: readonly string[]): string {
  return mark(`${code} ${label} ${textsOf(question)}`, words);
}

function mark(told: string, words: readonly string[]): string {
  return words.map((word) => (hasSought(told, word) ? '1' : '0')).join('');
}

function textsOf({ texts }: LocalText): string {
  return Object.values(texts)
    .map(({ text }) => text)
    .join(' ');
}
