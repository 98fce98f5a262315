import type { ReleaseDocument } from './release-document.js';
import type { ReleaseProduct } from './release-products.js';
import { DATA_FILES } from './release-data.js';

/** One file of a release, before it is rendered. */
export interface PlannedFile {
  readonly path: string;
  readonly product: ReleaseProduct;
  readonly mediaType: string;
  readonly language: string | null;
  readonly member: string | null;
  /** The code of the pillar or the commitment that it is about. */
  readonly item: string | null;
}

export const DOCUMENT_PATH = 'document.json';

const PDF = 'application/pdf';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';
const JSON_TYPE = 'application/json';
/** As SDMX's own services name their messages. */
const SDMX_TYPES: Readonly<Partial<Record<ReleaseProduct, string>>> = {
  'sdmx-structure': 'application/vnd.sdmx.structure+json; version=2.0.0',
  'sdmx-scores-csv': 'application/vnd.sdmx.data+csv; version=2.0.0',
  'sdmx-scores-json': 'application/vnd.sdmx.data+json; version=2.0.0',
  'sdmx-figures-csv': 'application/vnd.sdmx.data+csv; version=2.0.0',
  'sdmx-figures-json': 'application/vnd.sdmx.data+json; version=2.0.0',
};

/** Every file of a release, in the order of the library: the report, its shorter forms and the workbook of its tables, each in every language, and the data. */
export function planFiles(document: ReleaseDocument, languages: readonly string[]): PlannedFile[] {
  const data = { language: null, member: null, item: null };
  return [
    ...languages.flatMap((language) => planDocuments(document, language)),
    ...languages.map((language): PlannedFile => ({
      ...data,
      language,
      path: `xlsx/${language}/report.xlsx`,
      product: 'workbook',
      mediaType: XLSX,
    })),
    ...DATA_FILES.filter(({ isIn }) => isIn(document)).map(({ path, product }): PlannedFile => ({
      ...data,
      path,
      product,
      mediaType: SDMX_TYPES[product] ?? (path.endsWith('.csv') ? CSV : JSON_TYPE),
    })),
    { ...data, path: DOCUMENT_PATH, product: 'document', mediaType: JSON_TYPE },
  ];
}

function planDocuments({ plan }: ReleaseDocument, language: string): PlannedFile[] {
  const pdf = (
    product: ReleaseProduct,
    name: string,
    about: Partial<Pick<PlannedFile, 'member' | 'item'>> = {},
  ): PlannedFile => ({
    mediaType: PDF,
    path: `pdf/${language}/${name}.pdf`,
    product,
    language,
    member: null,
    item: null,
    ...about,
  });
  return [
    pdf('report', 'report'),
    pdf('summary', 'summary'),
    ...plan.pillars.map(({ code }) => pdf('pillar-scorecard', `pillars/${code}`, { item: code })),
    ...plan.commitments.map(({ code }) => pdf('commitment-sheet', `commitments/${code}`, { item: code })),
    ...plan.members.map(({ code }) => pdf('member-scorecard', `members/${code}`, { member: code })),
  ];
}
