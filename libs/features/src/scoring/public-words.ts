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

  /** Evidence that may be cited, without such an address in its title or in what is quoted. */
  told(member: string, evidence: ReleaseReply['evidence']): ReleaseReply['evidence'] {
    return evidence.map((piece) => ({
      ...piece,
      title: this.text(member, piece.title, null),
      ...(piece.quote !== undefined && { quote: this.text(member, piece.quote, null) }),
    }));
  }

  /** `language`: BCP 47, of the text; null where nobody said. */
  text(member: string, text: string, language: string | null): string;
  text(member: string, text: string | null, language: string | null): string | null;
  text(member: string, text: string | null, language: string | null): string | null {
    if (text === null) return null;
    const mark = message(matchLanguage(language ?? undefined), 'address.withheld');
    return withoutAddresses(text, (address) => this.hidden.hasOf(member, address), mark);
  }

  local(member: string, text: LocalText | null): LocalText | null {
    if (text === null) return null;
    const texts = Object.entries(text.texts).map(([language, wording]) => [
      language,
      { ...wording, text: this.text(member, wording.text, language) },
    ]);
    return { ...text, texts: Object.fromEntries(texts) };
  }
}

/** With a reach over all members. */
export async function readPublicWords(tx: EntityManager, cycleId: string): Promise<PublicWords> {
  return new PublicWords(await readHiddenAddresses(tx, cycleId));
}
