import { escapeHtml } from './compose-letter.js';
import { formatInstant } from './format.js';
import { messages } from './message.js';

/** What the letter of an invitation says, in one language. */
export interface InvitationContent {
  readonly language: string;
  /** For whom the reader is to contribute. */
  readonly member: string;
  readonly cycle: string;
  /** Who invited. */
  readonly by: string;
  readonly expires: string;
  readonly link: string;
}

/** Subject, plain text and the same as HTML. It says the same to who has an account and to who has none. */
export function composeInvitation({ language, link, expires, ...names }: InvitationContent): {
  subject: string;
  text: string;
  html: string;
} {
  const say = messages(language);
  const values = { ...names, instant: formatInstant(language, expires) };
  const [greeting, means, once] = [
    say('invitationLetter.greeting'),
    say('invitationLetter.means', values),
    say('invitationLetter.once', values),
  ];
  const paragraph = (words: string): string => `<p>${escapeHtml(words)}</p>`;
  return {
    subject: say('invitationLetter.subject', values),
    text: `${[greeting, means, link, once].join('\n\n')}\n`,
    html: [
      `<!doctype html><html lang="${language}"><body>`,
      paragraph(greeting),
      paragraph(means),
      `<p><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>`,
      paragraph(once),
      '</body></html>',
    ].join('\n'),
  };
}
