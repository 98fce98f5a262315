import type { ReleaseReply } from '@signatory/contract';
import { withoutAddresses, type LocalText } from '@signatory/domain';
import type { CitedEvidence } from '@signatory/persistence';
import { matchLanguage, message } from '@signatory/texts';
import type { EntityManager } from 'typeorm';
import { readHiddenAddresses, type HiddenAddresses } from './hidden-addresses.js';

/**
 * Of what was written and cited about a member, what may be published: no address that stands only behind evidence which is not
 * public, neither as a citation nor typed into words, whose place then says that one stood there.
 */
export class PublicWords {
  constructor(private readonly hidden: HiddenAddresses) {}

  cited(member: string, evidence: readonly CitedEvidence[]): ReleaseReply['evidence'] {
    return this.told(
      member,
      evidence.filter(({ url }) => !url || !this.hidden.hasOf(member, url)),
    );
  }

  /** A source that may be cited, without such an address in what somebody typed of it. */
  source<Source extends Described>(member: string, source: Source): Source {
    return rewriteSource(source, (text) => this.text(member, text, null));
  }

  /** The same of several. */
  told(member: string, evidence: ReleaseReply['evidence']): ReleaseReply['evidence'] {
    return evidence.map((piece) => this.source(member, piece));
  }

  /** `language`: BCP 47, of the text; null where nobody said. */
  text(member: string, text: string, language: string | null): string;
  text(member: string, text: string | null, language: string | null): string | null;
  text(member: string, text: string | null, language: string | null): string | null {
    if (text === null) return null;
    return withheldIn(text, language, (address) => this.hidden.hasOf(member, address));
  }

  local(member: string, text: LocalText): LocalText;
  local(member: string, text: LocalText | null): LocalText | null;
  local(member: string, text: LocalText | null): LocalText | null {
    if (text === null) return null;
    const texts = Object.entries(text.texts).map(([language, wording]) => [
      language,
      { ...wording, text: this.text(member, wording.text, language) },
    ]);
    return { ...text, texts: Object.fromEntries(texts) };
  }
}

/** A text without the addresses that are hidden, whose places say that one stood there; `language` as above. */
export function withheldIn(text: string, language: string | null, isHidden: (address: string) => boolean): string {
  return withoutAddresses(text, isHidden, message(matchLanguage(language ?? undefined), 'address.withheld'));
}

type Described = Pick<ReleaseReply['evidence'][number], 'title' | 'publisher' | 'page' | 'quote'>;

/** A source, each of whose free texts is written anew. */
export function rewriteSource<Source extends Described>(source: Source, write: (text: string) => string): Source {
  const { publisher, page, quote } = source;
  return {
    ...source,
    title: write(source.title),
    ...(publisher !== undefined && { publisher: write(publisher) }),
    ...(page !== undefined && { page: write(page) }),
    ...(quote !== undefined && { quote: write(quote) }),
  };
}

/** With a reach over all members. */
export async function readPublicWords(tx: EntityManager, cycleId: string): Promise<PublicWords> {
  return new PublicWords(await readHiddenAddresses(tx, cycleId));
}
