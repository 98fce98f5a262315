import type { ReportView } from '@signatory/contract';
import type { Note } from '@signatory/workbook';

/** What a report's newest run found and nobody has explained yet, to be written at the cells of its file. */
export function findingNotes({ findings }: Pick<ReportView, 'findings'>): Note[] {
  return findings
    .filter(({ justification }) => justification === null)
    .map(({ field, severity, message }) => ({
      indicator: field.indicator,
      field: field.part ?? 'value',
      severity,
      text: message,
    }));
}
