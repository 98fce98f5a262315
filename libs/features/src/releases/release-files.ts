import type { ReleaseDocument, ReleaseFileView } from '@signatory/contract';
import { csvLine, shield } from '@signatory/workbook';

/** One file of a release, before it is rendered. */
export interface PlannedFile {
  readonly path: string;
  readonly product: ReleaseFileView['product'];
  readonly mediaType: string;
  readonly language: string | null;
  readonly member: string | null;
}

export const DOCUMENT_PATH = 'document.json';

/** Every file of a release, in the order of the library: the report, a scorecard for each member, and the data. */
export function planFiles(document: ReleaseDocument, languages: readonly string[]): PlannedFile[] {
  const data = { language: null, member: null };
  const pdf = { mediaType: 'application/pdf' };
  return [
    ...languages.flatMap((language): PlannedFile[] => [
      { ...pdf, path: `pdf/${language}/report.pdf`, product: 'report', language, member: null },
      ...document.plan.members.map(({ code }): PlannedFile => ({
        ...pdf,
        path: `pdf/${language}/members/${code}.pdf`,
        product: 'member-scorecard',
        language,
        member: code,
      })),
    ]),
    { ...data, path: 'scores.csv', product: 'scores-csv', mediaType: 'text/csv; charset=utf-8' },
    { ...data, path: DOCUMENT_PATH, product: 'document', mediaType: 'application/json' },
  ];
}

// A hyphen-minus, not U+2212: a data file is read by machines. Figures are not shielded, texts are.
const CELL = { '1': '+1', '0': '0', '-1': '-1' } as const;

/** The score matrix as a file that `signatory score` reads back: the same columns, with the averages beside the cells. */
export function writeScoresCsv(document: ReleaseDocument): string {
  const { members, commitments } = document.plan;
  const head = [
    'no',
    'commitment_id',
    'commitment',
    'pillar',
    ...members.map(({ name }) => name.texts[name.original]?.text ?? ''),
    'published_average',
    'published_percent',
  ];
  const rows = commitments.map(({ id, title, pillar }, row) => {
    const result = document.tables.commitments[row];
    const cells = document.scores.slice(row * members.length, (row + 1) * members.length).map(writeCell);
    return [
      String(row + 1),
      shield(id),
      shield(title.texts[title.original]?.text ?? ''),
      shield(pillar ?? ''),
      ...cells,
      (result?.average ?? '').replace('−', '-'),
      String(result?.percent ?? ''),
    ];
  });
  return [head.map(shield), ...rows].map(csvLine).join('');
}

function writeCell({ kind, value }: ReleaseDocument['scores'][number]): string {
  if (kind === 'score' && value !== null) return CELL[`${value}`];
  return kind === 'not-asked' ? 'N/A' : '';
}
