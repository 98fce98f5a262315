import { chooseText, type LocalText } from '@signatory/domain';
import { formatDate, type Say } from '@signatory/texts';
import { statusOf } from './print-figure.js';
import type { ReleaseAnswer } from './release-answers.js';
import type { ReleaseCommitment } from './release-document.js';

export type AnsweredIndicator = Pick<ReleaseCommitment['indicators'][number], 'type' | 'codes'>;

/** One thing that an answer says: a list says as many as it has items. */
export type AnswerTerm =
  | { readonly kind: 'yes' | 'no' | 'none' | 'missing' | 'not-applicable' | 'confidential' }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'code'; readonly code: string; readonly label: LocalText | null; readonly day: string | null };

/** What an answer says, in the order in which the member gave it. */
export function answerTerms(
  { type, codes = [] }: AnsweredIndicator,
  { status, value }: Pick<ReleaseAnswer, 'status' | 'value'>,
): AnswerTerm[] {
  const coded = (code: string, day: string | null): AnswerTerm => ({
    kind: 'code',
    code,
    label: codes.find((each) => each.code === code)?.label ?? null,
    day,
  });
  if (status !== 'normal') return [{ kind: statusOf({ status }) }];
  if (value === null) return [{ kind: 'missing' }];
  if (typeof value === 'boolean') return [{ kind: value ? 'yes' : 'no' }];
  if (typeof value === 'string') return [type === 'date' ? { kind: 'day', day: value } : coded(value, null)];
  return value.length === 0 ? [{ kind: 'none' }] : value.map(({ key, date }) => coded(key, date ?? null));
}

/** A piece of a text, in the language that it is in; undefined where it is nobody's words, or the product's. */
interface Piece {
  readonly text: string;
  readonly language: string | undefined;
}

/** A term without its day; the code where the release has no name for it. */
export function nameTerm(say: Say, language: string, term: AnswerTerm): Piece {
  switch (term.kind) {
    case 'yes':
    case 'no':
      return { text: say(`answer.${term.kind}`), language: undefined };
    case 'none':
      return { text: say('answer.none'), language: undefined };
    case 'day':
      return { text: formatDate(language, term.day), language: undefined };
    case 'code':
      return term.label ? chooseText(term.label, language) : { text: term.code, language: undefined };
    default:
      return { text: say(`observation.${term.kind}`), language: undefined };
  }
}

/** A term on a line of its own, with its day behind it. */
function printTerm(say: Say, language: string, term: AnswerTerm): string {
  const { text } = nameTerm(say, language, term);
  return term.kind === 'code' && term.day !== null
    ? `${text}${say('join.aside', { words: formatDate(language, term.day) })}`
    : text;
}

/** An answer in one text: `Operating`, `Sea (3 March 2025), Land`. */
export function printAnswer(
  say: Say,
  language: string,
  indicator: AnsweredIndicator,
  answer: Pick<ReleaseAnswer, 'status' | 'value'>,
): string {
  return printTerms(say, language, answerTerms(indicator, answer));
}

export function printTerms(say: Say, language: string, terms: readonly AnswerTerm[]): string {
  return terms.map((term) => printTerm(say, language, term)).join(say('join.comma'));
}

/** Those who say the same, in one row. */
export interface AnswerGroup {
  /** Of one indicator each has its own. */
  readonly key: string;
  readonly term: AnswerTerm;
  /** In the order of the answers, each once, with the days that it gave for an item. */
  readonly members: readonly { readonly member: string; readonly days: readonly string[] }[];
}

const ORDER = ['yes', 'no', 'code', 'day', 'none', 'missing', 'not-applicable', 'confidential'] as const;

/** The answers of all members to one indicator by what they say: codes in the plan's order, days by date, then those without. */
export function groupAnswers(indicator: AnsweredIndicator, answers: readonly ReleaseAnswer[]): AnswerGroup[] {
  type Growing = Omit<AnswerGroup, 'members'> & {
    readonly members: { readonly member: string; readonly days: string[] }[];
  };
  const groups = new Map<string, Growing>();
  for (const { member, ...answer } of answers)
    for (const term of answerTerms(indicator, answer)) {
      const key = `${term.kind} ${term.kind === 'code' ? term.code : term.kind === 'day' ? term.day : ''}`;
      const group: Growing = groups.get(key) ?? { key, term, members: [] };
      const day = term.kind === 'code' && term.day !== null ? [term.day] : [];
      // The terms of one answer follow each other: an item that is named twice is the last one's.
      const named = group.members.at(-1);
      if (named?.member === member) named.days.push(...day);
      else group.members.push({ member, days: day });
      groups.set(key, group);
    }
  const place = new Map((indicator.codes ?? []).map(({ code }, at) => [code, at]));
  const within = ({ term }: AnswerGroup): number =>
    term.kind === 'code' ? (place.get(term.code) ?? place.size) : term.kind === 'day' ? Date.parse(term.day) : 0;
  return [...groups.values()].sort(
    (one, other) => ORDER.indexOf(one.term.kind) - ORDER.indexOf(other.term.kind) || within(one) - within(other),
  );
}
