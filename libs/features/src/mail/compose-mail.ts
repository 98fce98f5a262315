import { chooseText, type LocalText, type MailKind } from '@signatory/domain';
import type { MailFacts } from '@signatory/persistence';
import { composeLetter, matchLanguage, messages, type LetterContent } from '@signatory/texts';
import { placesOf } from './letter-places.js';
import { titleOf, type LetterSource } from './letter-source.js';

/** Who reads a letter, and in which language; null of who never came in. */
export interface Reader {
  readonly name: string;
  readonly language: string | null;
}

export interface ComposedMail {
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A letter in its reader's language: what is sent, and what a preview shows. `site` is without a trailing slash. */
export function composeMail(
  source: LetterSource,
  mail: { readonly kind: MailKind; readonly facts: MailFacts },
  { name, language: chosen, site }: Reader & { readonly site: string },
): ComposedMail {
  const { plan } = source;
  // Of somebody who never came in, nothing is known but the plan: it was written in a language of its members.
  const language = chosen ?? matchLanguage(plan?.title.original ?? 'en');
  const content = composeLetter({
    kind: mail.kind,
    language,
    name,
    cycle: chooseText(titleOf(source), language).text,
    at: mail.facts.at,
    items: itemsOf(source, mail, { language, site }),
    settings: `${site}/account`,
  });
  return { language, ...content };
}

/** What a letter lists, in its reader's language. */
function itemsOf(
  source: LetterSource,
  mail: { readonly kind: MailKind; readonly facts: MailFacts },
  { language, site }: { readonly language: string; readonly site: string },
): LetterContent['items'] {
  const say = messages(language);
  const textOf = (text: LocalText): string => chooseText(text, language).text;
  return placesOf(source, mail).map(({ member, item, again, path }) => {
    const name = textOf(member ?? titleOf(source));
    const who = again ? say('mail.again', { member: name }) : name;
    return { name: item ? `${who}${say('join.comma')}${item.label} ${textOf(item.text)}` : who, link: site + path };
  });
}
