import type { MailKind } from '@signatory/domain';
import { formatInstant } from './format.js';
import { messages } from './message.js';

/** What a letter says, in one language. */
export interface LetterContent {
  readonly kind: MailKind;
  readonly language: string;
  readonly name: string;
  readonly cycle: string;
  readonly at: string;
  /** Each member with the screen where something is to be done. */
  readonly members: readonly { readonly name: string; readonly link: string }[];
  /** Where the reader chooses what to be written. */
  readonly settings: string;
}

/** Subject, plain text and the same as HTML. */
export function composeLetter({ kind, language, name, cycle, at, members, settings }: LetterContent): {
  subject: string;
  text: string;
  html: string;
} {
  const say = messages(language);
  const values = { cycle, instant: formatInstant(language, at), count: members.length };
  const paragraphs = [say('mail.greeting', { name }), say(`mail.${kind}.body`, values)];
  const footer = say('mail.settings');
  const text = [
    ...paragraphs,
    members.map((member) => `- ${member.name}: ${member.link}`).join('\n'),
    `${footer} ${settings}`,
  ].join('\n\n');
  const items = members.map((member) => `<li><a href="${escape(member.link)}">${escape(member.name)}</a></li>`);
  const html = [
    `<!doctype html><html lang="${language}"><body>`,
    ...paragraphs.map((each) => `<p>${escape(each)}</p>`),
    `<ul>${items.join('')}</ul>`,
    `<p><a href="${escape(settings)}">${escape(footer)}</a></p></body></html>`,
  ].join('\n');
  return { subject: say(`mail.${kind}.subject`, values), text: `${text}\n`, html };
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
