import { isJobNews, type LocalText, type MailKind, type NewsKind } from '@signatory/domain';
import type { MailFacts } from '@signatory/persistence';
import { indexPlan } from '../catalogue/index.js';
import type { LetterSource } from './letter-source.js';
import { LETTERS } from './letters.js';

/** Something that news are about, with the screen where it is done. */
export interface LetterPlace {
  /** Null of what concerns the whole cycle. */
  readonly member: LocalText | null;
  /** The entry or the score: a printed code and what is asked or promised. */
  readonly item: { readonly label: string; readonly text: LocalText } | null;
  /** A report that came again after a return. */
  readonly again: boolean;
  /** From the root of the site. */
  readonly path: string;
}

/** The facts of entries, of scores and actions, or of chapters, as the letters of a kind open them. */
export function itemFacts(
  kind: MailKind,
  items: readonly { readonly member: string | null; readonly item: string }[],
): Pick<MailFacts, 'parts' | 'scores' | 'chapters'> {
  if (items.length === 0) return {};
  const { opens } = LETTERS[kind];
  if (opens === 'chapter') return { chapters: items.map(({ item }) => item) };
  const own = items.flatMap(({ member, item }) => (member === null ? [] : [{ member, item }]));
  return opens === 'score' || opens === 'actions'
    ? { scores: own.map(({ member, item }) => ({ member, commitment: item })) }
    : { parts: own.map(({ member, item }) => ({ member, indicator: item })) };
}

/** What a letter lists: its members, entries or scores, the cycle's releases, a plan, or the account. What the plan no longer has is left out. */
export function placesOf(
  { cycle, plan }: LetterSource,
  { kind, facts }: { readonly kind: NewsKind; readonly facts: MailFacts },
): readonly LetterPlace[] {
  const opens = isJobNews(kind) ? (facts.members.length > 0 ? 'report' : 'releases') : LETTERS[kind].opens;
  const whole = { member: null, item: null, again: false };
  if (opens === 'webhooks') return [{ ...whole, path: '/admin/webhooks' }];
  if (plan === null) return [{ ...whole, path: '/account' }];
  if (cycle === null) return [{ ...whole, path: `/plans/${encodeURIComponent(plan.id)}/${plan.version}` }];
  const query = `?cycle=${encodeURIComponent(cycle.code)}`;
  const below = (screen: string, ...parts: string[]): string =>
    [`/${screen}`, cycle.code, ...parts].map((part, n) => (n === 0 ? part : encodeURIComponent(part))).join('/');
  if (opens === 'library' && facts.members.length === 0) return [{ ...whole, path: `/library${query}` }];
  if (opens === 'releases') return [{ ...whole, path: `/releases${query}` }];
  if (opens === 'results') return [{ ...whole, path: below('results') }];
  if (opens === 'corrections') return [{ ...whole, path: below('results', 'corrections') }];
  const names = new Map(plan.members.map(({ code, name }) => [code, name]));
  const named = (member: string) => ({
    member: names.get(member) ?? null,
    again: facts.again?.includes(member) ?? false,
  });
  if (opens === 'chapter')
    return plan.commitments
      .filter(({ id }) => facts.chapters?.includes(id))
      .map(({ id, code, title }) => ({ ...whole, item: { label: code, text: title }, path: below('chapters', id) }));
  if (opens === 'score' || opens === 'actions')
    return (facts.scores ?? []).flatMap(({ member, commitment: id }) => {
      const commitment = plan.commitments.find((each) => each.id === id);
      if (!commitment) return [];
      const { code, title } = commitment;
      const path =
        opens === 'score'
          ? below('scoring', member, code)
          : `${below('report', member, 'actions')}#commitment-${encodeURIComponent(id)}`;
      return [{ ...named(member), item: { label: code, text: title }, path }];
    });
  const isEntries = opens === 'entry' || opens === 'reviewed-entry';
  const parts = isEntries ? (facts.parts ?? []) : [];
  const entries = parts.flatMap(({ member, indicator: id }) => {
    const indicator = indexPlan(plan).byId.get(id)?.indicator;
    if (!indicator) return [];
    const { code, label, question } = indicator;
    const path = opens === 'entry' ? below('report', member, 'entry', code) : below('review', member, code);
    return [{ ...named(member), item: { label, text: question }, path }];
  });
  const pathOf = (member: string): string => {
    if (facts.digest) return `/cycles${query}`;
    return opens === 'review' ? `/review${query}&member=${encodeURIComponent(member)}` : below('report', member);
  };
  // A report of which no entry is named is open as a whole.
  const reports = plan.members
    .filter(({ code }) => facts.members.includes(code) && !parts.some(({ member }) => member === code))
    .map(({ code }) => ({ ...named(code), item: null, path: pathOf(code) }));
  return [...entries, ...reports];
}
