import type { ReleaseReply } from '@signatory/contract';
import { paragraph } from '../../blocks/paragraph.js';
import { INK, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import { isPrintable } from '../../text/is-printable.js';
import type { Span, Typesetter } from '../../text/typesetter.js';
import type { View } from '../../view.js';
import { MEASURE } from './member-part.js';
import { ofCell } from './of-cell.js';
import { langOf } from './written-cell.js';

/** Where the replies stand in a document. */
export const REPLIES = 'replies';

/** Characters of a reply that stand beside its score: about four lines. */
const SHORT = 300;

/**
 * A member's replies under its score in a chapter of the report. A short one stands there in its own words: who reads the score
 * shall not have to turn pages for the one sentence that is said against it. A longer one would part members from one another; it
 * stands in the section that is linked, as does every answer, with what both cite.
 */
export function repliesBeside(view: View, set: Typesetter, cell: { commitment: string; member: string }): Block[] {
  return ofCell(view.document.replies, cell).map((reply) =>
    paragraph(wordsOf(view, set, reply), { style: TYPE.quiet, measure: MEASURE, before: 4 }),
  );
}

/** Whether a reply's own words stand beside its score. */
export function isBeside({ text }: Pick<ReleaseReply, 'text'>): boolean {
  return text !== null && text.length <= SHORT;
}

function wordsOf(view: View, set: Typesetter, { kind, text, language, onFile }: ReleaseReply): Span[] {
  const { say, space } = view;
  const own = (words: string): Span => ({ text: words, lang: langOf(view, language), ink: INK.ink900 });
  return [
    { text: `${say('reply.heading')}${say('join.colon')}`, face: 'strong' },
    { text: say(`reply.${kind}`) },
    ...(onFile ? [{ text: `${space}${say('reply.onFile')}` }] : []),
    ...(text !== null && isBeside({ text })
      ? [{ text: space }, isPrintable(set, [text]) ? own(text) : { text: say('reply.unprintable') }]
      : []),
    { text: space },
    seeReplies(view),
  ];
}

/** Leads to the replies, wherever they stand in the document. */
export function seeReplies({ say }: View, lang?: string): Span {
  const text = say('pdf.reply.see', { heading: say('reply.heading') });
  return { text, lang, ink: INK.brand600, link: { place: REPLIES } };
}
