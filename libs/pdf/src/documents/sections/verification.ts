import { addressToVerify } from '@signatory/contract';
import { columns } from '../../blocks/columns.js';
import { factTable } from '../../blocks/fact-table.js';
import { heading } from '../../blocks/heading.js';
import { linkLine } from '../../blocks/link-line.js';
import { list } from '../../blocks/list.js';
import { paragraph } from '../../blocks/paragraph.js';
import { qrCode } from '../../blocks/qr-code.js';
import { INK, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import type { RenderOptions } from '../../options.js';
import type { View } from '../../view.js';
import { sectionHeading } from './front-matter.js';

const HASH = { ...TYPE.body, face: 'strong', size: 10.4, leading: 16 } as const;

/** How a reader can tell that this copy says what the release says. */
export function verificationSection(view: View, options: RenderOptions): Section {
  const { say, document } = view;
  const { source, software, plan, verification } = document;
  const { releaseHash } = options;
  const verifyUrl = addressToVerify(document, options.releaseHash);
  const title = say('pdf.verification');
  const hash = releaseHash ?? source.folder?.sha256 ?? source.sha256;
  const hashName = say(releaseHash ? 'term.releaseHash' : source.folder ? 'pdf.folderHash' : 'pdf.sourceHash');
  const steps = stepsOf(view, options);
  const facts: [string, string][] = [
    [say('term.release'), document.number === 0 ? say('pdf.fromFile') : String(document.number)],
    ...(view.issued ? ([[say('pdf.issued'), view.issued]] satisfies [string, string][]) : []),
    [say('pdf.software'), `${software.name} ${software.version}`],
    ...(verification && releaseHash ? ([[say('pdf.verify.key'), verification.key]] satisfies [string, string][]) : []),
    ...(plan.sha256 ? ([[say('pdf.planHash'), groups(plan.sha256)]] satisfies [string, string][]) : []),
    ...(source.sha256 && releaseHash
      ? ([[say('pdf.sourceHash'), groups(source.sha256)]] satisfies [string, string][])
      : []),
    ...(source.folder?.files ?? []).map(({ path, sha256 }): [string, string] => [path, groups(sha256)]),
    ...(source.citation ? ([[say('source.label'), source.citation]] satisfies [string, string][]) : []),
  ];
  return {
    title,
    blocks: [
      sectionHeading(title, 'verification'),
      paragraph(
        say(releaseHash ? 'pdf.verify.lead' : source.folder ? 'pdf.verify.leadFolder' : 'pdf.verify.leadFile'),
        {
          style: TYPE.lead,
          measure: 440,
          after: 14,
        },
      ),
      ...(hash ? [hashBlock(view, hashName, hash, verifyUrl)] : []),
      heading(3, say('pdf.verify.how'), { style: TYPE.heading, before: 18, after: 4 }),
      list(steps, { style: TYPE.body, measure: 430, numbered: true }),
      ...(verification && releaseHash
        ? [paragraph(say('pdf.verify.alone'), { style: TYPE.quiet, measure: 430, before: 8 })]
        : []),
      heading(3, say('pdf.verify.madeFrom'), { style: TYPE.heading, before: 22, after: 2 }),
      factTable(say('pdf.fact'), say('pdf.value'), facts),
      ...(source.url ? [linkLine(source.url, TYPE.quiet, { before: 8 })] : []),
    ],
  };
}

/** With a signed release the file itself is checked; before, only the document that it was made from. */
function stepsOf({ say, document }: View, { releaseHash }: RenderOptions): string[] {
  if (!releaseHash)
    return document.source.folder
      ? [say('pdf.verify.folder1'), say('pdf.verify.folder2')]
      : [say('pdf.verify.file1'), say('pdf.verify.file2')];
  return document.verification
    ? [say('pdf.verify.lookUp'), say('pdf.verify.collect'), say('pdf.verify.command')]
    : [say('pdf.verify.step1'), say('pdf.verify.step2'), say('pdf.verify.step3')];
}

function hashBlock(view: View, name: string, hash: string, verifyUrl: string | undefined): Block {
  const { say } = view;
  const content = verifyUrl ?? `sha256:${hash}`;
  return columns(
    [
      { width: 108, blocks: [qrCode(content, say(verifyUrl ? 'pdf.qr.url' : 'pdf.qr.hash', { content }), 108)] },
      {
        blocks: [
          paragraph(name, { style: TYPE.label, before: 0, after: 3 }),
          paragraph(groups(hash), { style: { ...HASH, ink: INK.brand900 }, measure: 236 }),
          ...(verifyUrl
            ? [
                paragraph(say('pdf.verify.at'), { style: TYPE.label, before: 8, after: 1 }),
                linkLine(verifyUrl, TYPE.body),
              ]
            : []),
        ],
      },
    ],
    { gap: 22 },
  );
}

/** A hash in groups of eight, so that it can be read aloud and compared. */
export function groups(hash: string): string {
  return hash.replace(/(.{8})(?=.)/g, '$1 ');
}
