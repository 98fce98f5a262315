import { writeDataFile, type PlannedFile, type ReleaseDocument } from '@signatory/contract';
import { writeReleaseWorkbook } from '@signatory/workbook';
import { renderMemberScorecard } from './documents/member-scorecard.js';
import { renderReport } from './documents/report.js';
import { renderCommitmentSheet, renderPillarScorecard, renderSummary } from './documents/short-forms.js';
import { collect } from './layout/collect.js';
import type { Paper, RenderOptions } from './options.js';

/** What a file is about: nothing, or a member, a pillar or a commitment by its code. */
type Print = (document: ReleaseDocument, about: string, options: RenderOptions) => Promise<Uint8Array>;

const PRINTS: Readonly<Record<string, Print>> = {
  report: (document, _, options) => renderReport(document, options),
  summary: (document, _, options) => renderSummary(document, options),
  'pillar-scorecard': renderPillarScorecard,
  'commitment-sheet': renderCommitmentSheet,
  'member-scorecard': renderMemberScorecard,
  workbook: (document, _, { language = 'en', releaseHash }) =>
    collect((sink) => writeReleaseWorkbook(document, { language, releaseHash }, sink)),
};

/**
 * The bytes of one file of a release, made from its document and hash alone: the same from the same, whoever makes it.
 * Without a hash the document is one of a file, which no release has frozen.
 */
export async function renderReleaseFile(
  document: ReleaseDocument,
  { product, language, member, item }: Pick<PlannedFile, 'language' | 'member' | 'item'> & { readonly product: string },
  releaseHash?: string,
  paper: Paper = 'A4',
): Promise<Uint8Array | string> {
  const data = writeDataFile(product, document, releaseHash ?? '');
  if (data !== undefined) return data;
  const print = PRINTS[product];
  if (!print) throw new Error(`A release has no file of the kind "${product}" to be rendered.`);
  return print(document, member ?? item ?? '', { language: language ?? 'en', paper, releaseHash });
}
