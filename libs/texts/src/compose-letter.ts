import type { MailKind } from '@signatory/domain';
import { formatInstant } from './format.js';
import { messages } from './message.js';

/** What a letter says, in one language. */
export interface LetterContent {
  readonly kind: MailKind;
  readonly language: string;
  readonly name: string;
  /** The cycle's title; the plan's of what is about a plan before any cycle. */
  readonly cycle: string;
  readonly at: string;
  /** What it is about, each with the screen where something is to be done. */
  readonly items: readonly { readonly name: string; readonly link: string }[];
  /** Where the reader chooses what to be written. */
  readonly settings: string;
}

/** Subject, plain text and the same as HTML. */
export function composeLetter({ kind, language, name, cycle, at, items, settings }: LetterContent): {
  subject: string;
  text: string;
  html: string;
} {
  const say = messages(language);
  const values = { cycle, instant: formatInstant(language, at), count: items.length };
  const paragraphs = [say('letterWords.greeting', { name }), say(`letterWords.${kind}`, values)];
  const footer = say('letterWords.settings');
  const text = [
    ...paragraphs,
    items.map((item) => `- ${item.name}: ${item.link}`).join('\n'),
    `${footer} ${settings}`,
  ].join('\n\n');
  const list = items.map((item) => `<li><a href="${escapeHtml(item.link)}">${escapeHtml(item.name)}</a></li>`);
  const html = [
    `<!doctype html><html lang="${language}"><body>`,
    ...paragraphs.map((each) => `<p>${escapeHtml(each)}</p>`),
    `<ul>${list.join('')}</ul>`,
    `<p><a href="${escapeHtml(settings)}">${escapeHtml(footer.replace(/\s*[:：]$/u, ''))}</a></p></body></html>`,
  ].join('\n');
  return { subject: say(`mail.${kind}.subject`, values), text: `${text}\n`, html };
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
