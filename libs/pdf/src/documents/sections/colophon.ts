import { addressToVerify } from '@signatory/contract';
import { columns } from '../../blocks/columns.js';
import { paragraph } from '../../blocks/paragraph.js';
import { qrCode } from '../../blocks/qr-code.js';
import { rule } from '../../blocks/space.js';
import { INK, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { RenderOptions } from '../../options.js';
import type { View } from '../../view.js';
import { issueOf } from '../furniture.js';
import { groups } from './verification.js';

/** Points: a module of the code is then half a millimetre, which a phone reads from paper. */
const CODE = 84;

/** What a document of no release is made from. */
function madeFrom({ say, document: { source } }: View): string[] {
  if (source.folder) return [`${say('pdf.folderHash')}${say('join.colon')}${groups(source.folder.sha256)}`];
  return source.sha256 ? [`${say('pdf.sourceHash')}${say('join.colon')}${groups(source.sha256)}`] : [];
}

/** The command by which whoever has no network checks the file; none of a release that nobody signed, and of a bare table. */
function commandOf({ say, document: { source, verification } }: View, { releaseHash }: RenderOptions): string[] {
  if (releaseHash) return verification ? [say('pdf.scorecard.verifyFile')] : [];
  return source.folder ? [say('pdf.scorecard.verifyFolder')] : [];
}

/**
 * How to read the scores, and which release this is. `also`: what else a reader needs, where it had no room beside what it is
 * about; `close`: with less white and without the command that the report prints too, where they would take a page more.
 */
export function colophon(
  view: View,
  options: RenderOptions,
  { also = [], close = false }: { also?: readonly string[]; close?: boolean } = {},
): Block[] {
  const { say, document } = view;
  const { releaseHash } = options;
  const verifyUrl = addressToVerify(document, options.releaseHash);
  const version = [
    issueOf(view),
    ...(releaseHash ? [`${say('term.releaseHash')}${say('join.colon')}${groups(releaseHash)}`] : madeFrom(view)),
    // The code has the hash in it; the short address is for those who type.
    ...(verifyUrl ? [say('pdf.scorecard.verifyAt', { url: verifyUrl.replace(/\?.*$/, '') })] : []),
    ...(close ? [] : commandOf(view, options)),
    ...(document.verification ? [say('pdf.scorecard.key', { key: document.verification.key })] : []),
    ...(document.source.citation ? [say('source.citation', { citation: document.source.citation })] : []),
    ...document.marks.filter((mark) => mark !== 'embargoed').map((mark) => say(`mark.${mark}.long`)),
  ];
  const reading = [say('pdf.scorecard.howToReadWords'), ...also];
  return [
    rule({ before: close ? 18 : 24, after: close ? 8 : 10, ink: INK.lineStrong }),
    columns(
      [
        {
          share: 0.88,
          blocks: [
            paragraph(
              [
                { text: say('pdf.scorecard.howToRead'), face: 'strong', ink: INK.ink900 },
                { text: ` ${joinSentences(view, reading)}` },
              ],
              { style: TYPE.small },
            ),
          ],
        },
        ...(verifyUrl
          ? [{ width: CODE, blocks: [qrCode(verifyUrl, say('pdf.qr.url', { content: verifyUrl }), CODE)] }]
          : []),
        {
          // As wide as the key of a signature, which is a word of 43 letters.
          share: 1.12,
          blocks: [
            paragraph(
              [
                { text: say('pdf.scorecard.source'), face: 'strong', ink: INK.ink900 },
                { text: ` ${joinSentences(view, version)}` },
              ],
              { style: TYPE.small },
            ),
          ],
        },
      ],
      { gap: 28 },
    ),
  ];
}

/** Sentences in a row, each with its stop. */
function joinSentences({ stop }: View, sentences: readonly string[]): string {
  const ended = sentences.map((each) => (/[.!?。]$/.test(each) ? each : each + stop.trimEnd()));
  return ended.join(stop.endsWith(' ') ? ' ' : '');
}
