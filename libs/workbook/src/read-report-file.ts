import { stat } from 'node:fs/promises';
import { faultWords, type Plan } from '@signatory/domain';
import { PlainLines } from './csv/plain-lines.js';
import { openCsv } from './csv/read-csv.js';
import { detectKind } from './detect-kind.js';
import { JsonReader } from './json/read-json.js';
import { FileProblem, problem } from './file-problem.js';
import { FILE_LIMITS, type Batch, type FileLimits, type ReportFile } from './report-file.js';
import { Collector } from './table/collector.js';
import { DateSystems, type Days } from './table/date-systems.js';
import { Form } from './table/form.js';
import { RowReader } from './table/read-rows.js';
import { openXlsx } from './xlsx/read-xlsx.js';

export interface Reading {
  /** Plain figures of cells are handed over by number, not as fields. */
  readonly figuresApart?: boolean;
  /** The days that the report is about: dates that all lie beside them are remarked on. */
  readonly days?: Days;
}

/**
 * Reads a report's file in batches, in the order of the file. Memory is that of a batch and a few bytes for each field
 * of the plan, whatever the file's size. Never throws for what stands in the file: it is told as a fault, all in one pass.
 */
export async function* readReportFile(
  file: ReportFile,
  plan: Plan,
  limits: FileLimits = FILE_LIMITS,
  { figuresApart = false, days }: Reading = {},
): AsyncGenerator<Batch> {
  const into = new Collector(limits, figuresApart);
  const form = new Form(plan);
  const json = new JsonReader(form, limits, into);
  const rows = new RowReader(form, limits, into, days && new DateSystems(days));
  const about = () => ({ ...rows.about, ...json.about });
  let read = 0;
  try {
    const { size } = await stat(file.path);
    if (size > limits.bytes) throw problem(faultWords('file.too-large.bytes', { size, most: limits.bytes }));
    const kind = await detectKind(file);
    const taken = kind === 'json' ? json.read(file.path) : readTable(kind, file.path, rows, limits, into);
    for await (read of taken) if (into.isFull) yield* into.take(read, about());
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    into.fault(error.fault);
  }
  yield* into.last(read, about());
}

/** Yields the bytes taken in, whenever a batch is full. */
async function* readTable(
  kind: 'xlsx' | 'csv',
  path: string,
  reader: RowReader,
  limits: FileLimits,
  into: Collector,
): AsyncGenerator<number> {
  const plain = kind === 'csv' && into.figures ? new PlainLines(reader, into) : null;
  const source = await (kind === 'xlsx' ? openXlsx(path, limits) : openCsv(path, limits, plain));
  source.faults.forEach((fault) => into.fault(fault));
  let rows = 0;
  for await (const some of source.rows) {
    for (const row of some) {
      if ('merged' in row) reader.endSheet(row);
      else {
        rows += 1;
        if (rows > limits.rows) throw tooManyRows(limits);
        reader.read(row);
      }
      if (into.isFull) yield source.read();
    }
    if (rows + (plain?.taken ?? 0) > limits.rows) throw tooManyRows(limits);
    if (into.isFull) yield source.read();
  }
  reader.end();
}

function tooManyRows({ rows }: FileLimits): FileProblem {
  return problem(faultWords('file.too-large.rows', { most: rows }));
}
