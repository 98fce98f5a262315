import { printMark } from '@signatory/contract';
import { chooseText, type ChosenText, type LocalText } from '@signatory/domain';
import { formatDate, formatDateRange, formatDecimal, formatInstant, messages, type Say } from '@signatory/texts';
import { writePath, writeView, type PageRoute } from './route.js';

/** What every part of a page needs to speak and to link. */
export interface PageContext {
  readonly language: string;
  readonly say: Say;
  /** The wording of a plan's text in the page's language, or in the language it has. */
  choose(text: LocalText): ChosenText;
  /** Empty for a document that nobody dated; a published one always has its date. */
  date(isoDate: string | null): string;
  dateRange(from: string, to: string): string;
  instant(isoInstant: string | null): string;
  decimal(decimal: string): string;
  /** The address of a page in the reader's chosen language; `extra` adds query parameters. */
  link(route: PageRoute, extra?: Readonly<Record<string, string>>): string;
  /** The path of a page, without a query. */
  path(route: PageRoute): string;
  /** The address of the licence of what is published; null where nobody gave one. */
  readonly licence: string | null;
  /** The `lang` to keep in forms, where the reader chose one; null where the browser's wish decides. */
  readonly chosenLanguage: string | null;
}

/** A release that waits for its publication: its pages stand at addresses of their own, for those who may see it. */
export interface Waiting {
  /** The release's id. */
  readonly id: string;
  readonly cycle: string;
}

/** `chosenLanguage` is the `lang` of the request's query, if any; links carry it on. Links stay within a release that waits. */
export function createPageContext(
  language: string,
  chosenLanguage: string | null,
  { waiting = null, licence = null }: { readonly waiting?: Waiting | null; readonly licence?: string | null } = {},
): PageContext {
  const path = (route: PageRoute): string =>
    waiting && 'cycle' in route && route.cycle === waiting.cycle && route.page !== 'corrections'
      ? `/releases/${waiting.id}${writePath(route)}`
      : writePath(route);
  return {
    language,
    say: messages(language),
    choose: (text) => chooseText(text, language, 'en'),
    date: (isoDate) => (isoDate === null ? '' : formatDate(language, isoDate)),
    dateRange: (from, to) => formatDateRange(language, from, to),
    instant: (isoInstant) => (isoInstant === null ? '' : formatInstant(language, isoInstant)),
    decimal: (decimal) => formatDecimal(language, decimal),
    licence,
    chosenLanguage,
    path,
    link: (route, extra = {}) => {
      const query = route.page === 'matrix' ? writeView(route.view) : new URLSearchParams();
      if (route.page === 'rules' && route.words) query.set('q', route.words);
      if (route.page === 'rules' && route.severity) query.set('severity', route.severity);
      if (route.page === 'trends' && route.base) query.set('base', route.base);
      if (route.page === 'trends' && route.member) query.set('member', route.member);
      if (route.page === 'commitment' && route.member) query.set('member', route.member);
      if (route.page === 'commitment' && route.part) query.set('part', String(route.part));
      if (route.page === 'verify' && route.hash) query.set('hash', route.hash);
      if (route.page === 'verify' && route.copy) query.set('copy', printMark(route.copy));
      if (chosenLanguage) query.set('lang', chosenLanguage);
      for (const [name, value] of Object.entries(extra)) query.set(name, value);
      const text = query.toString();
      return text ? `${path(route)}?${text}` : path(route);
    },
  };
}
