import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { csvLine } from '@signatory/contract';
import { chooseText, Decimal, evidenceField, EVIDENCE_PARTS, type LocalText, type Plan } from '@signatory/domain';
import { message } from '@signatory/texts';
import type { ReportFileOptions, ReportSource } from '../report-file.js';
import { explain } from '../table/explain.js';
import { labelOf, rowsOf, type PieceRow } from '../table/write-rows.js';
import { BYTE_ORDER_MARK } from './byte-order-mark.js';
import { shield } from './shield.js';

const COLUMNS = [
  'member',
  'cycle',
  'indicator',
  'field',
  'label',
  'question',
  'definition',
  'unit',
  'value',
  'status',
  'reason',
  'previous',
  'version',
  'base',
  'base.status',
  'base.reason',
] as const;

/**
 * Writes a report as CSV: RFC 4180, a row for each field. UTF-8 with a byte-order mark: without it, a spreadsheet on
 * Windows takes the file for its own code page, and every accent is damaged before anybody has typed a letter; readers
 * of data know how to skip it.
 */
export async function writeCsv(
  report: ReportSource,
  plan: Plan,
  options: ReportFileOptions,
  out: Writable,
): Promise<void> {
  let text = `${BYTE_ORDER_MARK}${csvLine(COLUMNS)}`;
  for await (const cells of linesOf(report, plan, options)) {
    text += csvLine(cells);
    if (text.length < 64 * 1024) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await finished(out);
}

async function* linesOf(report: ReportSource, plan: Plan, options: ReportFileOptions): AsyncGenerator<string[]> {
  const pieces: PieceRow[] = [];
  const { language } = options;
  const say = (words: LocalText | undefined): string => (words ? shield(chooseText(words, language).text) : '');
  for await (const row of rowsOf(report, plan, options, pieces)) {
    const { indicator, field, kind, head, value, status, reason, previous, version } = row;
    // A negative figure is one everywhere; any other text that a spreadsheet would calculate is shielded.
    const write = (text: string): string => (kind.kind === 'figure' && Decimal.tryParse(text) ? text : shield(text));
    yield [
      report.member,
      options.cycle ?? '',
      indicator.code,
      field,
      shield([indicator.label, labelOf(row, plan, language)].filter(Boolean).join(' ')),
      head ? say(indicator.question) : '',
      head ? shield(explain(row, report.member, language)) : '',
      say(indicator.unit),
      write(value),
      status,
      shield(reason),
      write(previous),
      String(version),
      write(value),
      status,
      shield(reason),
    ];
  }
  for (const { indicator, id, parts, version } of pieces)
    for (const part of EVIDENCE_PARTS) {
      const text = shield(parts.get(part) ?? '');
      const label = `${indicator.label} ${message(language, 'workbook.evidence')}: ${message(language, `workbook.column.${part}`)}`;
      const beside = [shield(label), '', '', '', text, '', '', '', String(version), text, '', ''];
      yield [report.member, options.cycle ?? '', indicator.code, evidenceField(id, part), ...beside];
    }
}
