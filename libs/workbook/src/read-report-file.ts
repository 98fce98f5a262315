import { stat } from 'node:fs/promises';
import type { Plan } from '@signatory/domain';
import { CsvFault, openCsv } from './csv/read-csv.js';
import { FILE_LIMITS, type Batch, type FileFault, type FileLimits, type ReportFile } from './report-file.js';
import { Collector } from './table/collector.js';
import { Form } from './table/form.js';
import { RowReader } from './table/read-rows.js';

/**
 * Reads a report's file in batches, in the order of the file. Memory is that of a batch and a few bytes for each field
 * of the plan, whatever the file's size. Never throws for what stands in the file: it is told as a fault, all in one pass.
 */
export async function* readReportFile(
  file: ReportFile,
  plan: Plan,
  limits: FileLimits = FILE_LIMITS,
): AsyncGenerator<Batch> {
  const collector = new Collector(limits);
  const { size } = await stat(file.path);
  if (size > limits.bytes) {
    collector.fault(tooLarge(`The file has ${size} bytes; ${limits.bytes} are read`));
    yield collector.last(0);
    return;
  }
  const source = await openCsv(file.path, limits);
  source.faults.forEach((fault) => collector.fault(fault));
  const reader = new RowReader(new Form(plan), limits, collector);
  let rows = 0;
  try {
    for await (const row of source.rows) {
      rows += 1;
      if (rows > limits.rows) {
        collector.fault(tooLarge(`The file has more than ${limits.rows} rows`));
        break;
      }
      reader.read(row);
      if (collector.isFull) yield { ...collector.take(source.read()), ...reader.about };
    }
    reader.end();
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    collector.fault(error.fault);
  }
  yield { ...collector.last(source.read()), ...reader.about };
}

function tooLarge(message: string): FileFault {
  return { code: 'file.too-large', severity: 'ERROR', place: {}, message, cure: 'Split it, and send the parts.' };
}
