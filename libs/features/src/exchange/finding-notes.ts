import type { ReportView } from '@signatory/contract';
import { message } from '@signatory/texts';
import type { Note } from '@signatory/workbook';

/**
 * What a report's newest run found and nobody has explained yet, to be written at the cells of its file: a suspended rule asks
 * for nothing. Where there is more than a report shows, the first note says so.
 */
export function findingNotes(
  { findings, findingCount }: Pick<ReportView, 'findings' | 'findingCount'>,
  language: string,
): Note[] {
  const cut = findings.length < findingCount;
  return findings
    .filter(({ justification, kind }) => justification === null && kind !== 'SUSPENDED')
    .map(({ field, partName, severity, message: found }, place) => {
      // A rule that is written for every cell need not say at which of them it is.
      const text = partName === null || found.includes(partName) ? found : `${partName}: ${found}`;
      return {
        indicator: field.indicator,
        field: field.part ?? 'value',
        severity,
        text:
          cut && place === 0
            ? `${text} ${message(language, 'checks.first', { shown: findings.length, total: findingCount })}`
            : text,
      };
    });
}
