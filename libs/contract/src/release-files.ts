import type { ReleaseDocument } from './release-document.js';
import type { ReleaseProduct } from './release.js';
import { DATA_FILES } from './release-data.js';

/** One file of a release, before it is rendered. */
export interface PlannedFile {
  readonly path: string;
  readonly product: ReleaseProduct;
  readonly mediaType: string;
  readonly language: string | null;
  readonly member: string | null;
}

export const DOCUMENT_PATH = 'document.json';

const PDF = 'application/pdf';
const CSV = 'text/csv; charset=utf-8';
const JSON_TYPE = 'application/json';

/** Every file of a release, in the order of the library: the report, a scorecard for each member, and the data. */
export function planFiles(document: ReleaseDocument, languages: readonly string[]): PlannedFile[] {
  const data = { language: null, member: null };
  return [
    ...languages.flatMap((language): PlannedFile[] => [
      { mediaType: PDF, path: `pdf/${language}/report.pdf`, product: 'report', language, member: null },
      ...document.plan.members.map(({ code }): PlannedFile => ({
        mediaType: PDF,
        path: `pdf/${language}/members/${code}.pdf`,
        product: 'member-scorecard',
        language,
        member: code,
      })),
    ]),
    ...DATA_FILES.filter(({ isIn }) => isIn(document)).map(({ path, product }): PlannedFile => ({
      ...data,
      path,
      product,
      mediaType: path.endsWith('.csv') ? CSV : JSON_TYPE,
    })),
    { ...data, path: DOCUMENT_PATH, product: 'document', mediaType: JSON_TYPE },
  ];
}
