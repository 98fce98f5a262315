import { messages, type Say } from '@signatory/texts';
import type { Citation } from './citation.js';
import { printPlace } from './print-place.js';
import type { ReleaseDocument } from './release-document.js';
import { keyOfSource, type Source } from './source-numbers.js';

/** What a release cites, each source once, in the order in which its report does; of one commitment (its id), or of all. */
export function citeSources(document: ReleaseDocument, language: string, commitment?: string): Citation[] {
  const say = messages(language);
  const codes = new Map(document.plan.commitments.map(({ id, code }) => [id, code]));
  const found = new Map<string, Cited>();
  for (const { source, on } of inOrder(document, listCited(document, commitment))) {
    const key = keyOfSource(source);
    const cited = found.get(key) ?? { source, places: [], commitments: new Set() };
    cited.places.push(source);
    cited.commitments.add(codes.get(on) ?? on);
    found.set(key, cited);
  }
  return [...found.values()].map((cited) => citationOf(cited, say));
}

/** Whether there is anything to cite. */
export function citesSources(document: ReleaseDocument, commitment?: string): boolean {
  return listCited(document, commitment).length > 0;
}

/** One source, and all that is said of it wherever it is cited. */
interface Cited {
  readonly source: Source;
  readonly places: Pick<Source, 'page' | 'quote' | 'archived' | 'accessed'>[];
  /** Printed codes. */
  readonly commitments: Set<string>;
}

interface Cite {
  readonly source: Source;
  /** The commitment's id. */
  readonly on: string;
  /** Null of a chapter's text. */
  readonly member: string | null;
}

/** Every place where something is cited: only what is public stands in a release. */
function listCited(document: ReleaseDocument, only: string | undefined): Cite[] {
  const { chapters = [], scores, actions = [], replies = [], ledger = [] } = document;
  const answers = replies.flatMap(({ member, commitment, answer }) =>
    answer ? [{ member, commitment, evidence: answer.evidence }] : [],
  );
  return [
    ...chapters.flatMap(({ commitment, references }) =>
      // A chapter cites an action by what shows it, which stands beside the action.
      references
        .filter(({ action }) => action === undefined)
        .map((source) => ({ source, on: commitment, member: null })),
    ),
    ...[scores, actions, replies, answers, ledger].flatMap((list) =>
      list.flatMap(({ member, commitment, evidence }) =>
        evidence.map((source): Cite => ({ source, on: commitment, member })),
      ),
    ),
  ].filter(({ on }) => only === undefined || on === only);
}

/** What the chapter of a commitment cites first, then what stands beside each member's score. */
function inOrder({ plan }: ReleaseDocument, cites: readonly Cite[]): Cite[] {
  const commitments = new Map(plan.commitments.map(({ id }, at) => [id, at]));
  const members = new Map(plan.members.map(({ code }, at) => [code, at]));
  const memberAt = ({ member }: Cite) => (member === null ? -1 : (members.get(member) ?? 0));
  return cites.toSorted(
    (a, b) => (commitments.get(a.on) ?? 0) - (commitments.get(b.on) ?? 0) || memberAt(a) - memberAt(b),
  );
}

function citationOf({ source, places, commitments }: Cited, say: Say): Citation {
  const { title, publisher, published, url, sha256 } = source;
  const pages = unique(places.map(({ page }) => page));
  const quotes = unique(
    places.map(({ quote: words, page }) => {
      const quote = words?.trim().replaceAll(/\s+/g, ' ');
      if (!quote) return undefined;
      return page
        ? say('references.quoteAt', { quote, at: printPlace(say, page) })
        : say('references.quote', { quote });
    }),
  );
  return {
    type: url === undefined ? 'document' : 'webpage',
    key: keyOf(source),
    title,
    publisher: publisher ?? null,
    issued: published ?? null,
    // Who looked last saw what is cited now.
    accessed:
      unique(places.map(({ accessed }) => accessed))
        .sort()
        .at(-1) ?? null,
    pages: pages.length > 0 ? pages.join(', ') : null,
    address: url ?? null,
    notes: [
      ...quotes,
      ...unique(places.map(({ archived }) => archived)).map((address) => say('references.archived', { address })),
      ...(sha256 === undefined ? [] : [`${say('evidence.hash')} ${sha256}`]),
      say('references.cited', { count: commitments.size, codes: [...commitments].join(say('join.comma')) }),
    ],
  };
}

function unique(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value): value is string => value !== undefined && value !== ''))];
}

const LONGEST_NAME = 24;

/**
 * The same of a source in every release, language and choice of commitments, so that a library that takes a later release's
 * references replaces its own: readable where there are Latin letters, and told apart by what the source is.
 */
function keyOf(source: Source): string {
  const who = (source.publisher ?? source.title)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return [shorten(who) || 'source', source.published?.slice(0, 4), digest(keyOfSource(source))]
    .filter(Boolean)
    .join('-');
}

/** As many whole words as there is room for. */
function shorten(words: string): string {
  if (words.length <= LONGEST_NAME) return words;
  return words
    .slice(0, LONGEST_NAME + 1)
    .replace(/-[^-]*$/, '')
    .slice(0, LONGEST_NAME);
}

/** FNV-1a of 64 bits: not against somebody who wants two to be alike, and the same in a browser as on a server. */
function digest(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at += 1)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return hash.toString(36);
}
