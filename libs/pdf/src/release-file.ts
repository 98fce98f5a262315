import { writeDataFile, type PlannedFile, type ReleaseDocument } from '@signatory/contract';
import { renderMemberScorecard } from './documents/member-scorecard.js';
import { renderReport } from './documents/report.js';

/** The bytes of one file of a release, made from its document and hash alone: the same from the same, whoever makes it. */
export async function renderReleaseFile(
  document: ReleaseDocument,
  { product, language, member }: Pick<PlannedFile, 'language' | 'member'> & { readonly product: string },
  releaseHash: string,
): Promise<Uint8Array | string> {
  const data = writeDataFile(product, document, releaseHash);
  if (data !== undefined) return data;
  const options = { language: language ?? 'en', paper: 'A4' as const, releaseHash };
  if (product === 'member-scorecard' && member !== null) return renderMemberScorecard(document, member, options);
  if (product === 'report') return renderReport(document, options);
  throw new Error(`A release has no file of the kind "${product}" to be rendered.`);
}
