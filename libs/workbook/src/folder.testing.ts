import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerOf, fieldsOf, type Plan, type Report } from '@signatory/domain';
import { sayFault, type SaidFault } from '@signatory/texts';
import { readReportFile, type Reading } from './read-report-file.js';
import {
  FILE_LIMITS,
  type FileFault,
  type FileLimits,
  type ReportFileOptions,
  type ReportFormat,
  type WrittenField,
} from './report-file.js';
import { writeReportFile } from './write-report-file.js';

type ToldFault = FileFault & SaidFault;

/** What a file said, all its batches together. */
export interface Said {
  readonly fields: readonly WrittenField[];
  readonly faults: readonly ToldFault[];
  readonly errors: readonly ToldFault[];
  readonly member: string | undefined;
}

/** A folder of a test's own. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'signatory-workbook-'));

  put(name: string, content: string | Uint8Array): string {
    writeFileSync(join(this.path, name), content);
    return join(this.path, name);
  }

  async write(
    name: string,
    report: Report,
    plan: Plan,
    options: ReportFileOptions = { language: 'en' },
  ): Promise<string> {
    const path = join(this.path, name);
    await writeReportFile(formatOf(name), report, plan, options, createWriteStream(path));
    return path;
  }

  async read(
    name: string,
    plan: Plan,
    limits: Partial<FileLimits> = {},
    reading: Pick<Reading, 'days'> = {},
  ): Promise<Said> {
    const [fields, faults]: [WrittenField[], ToldFault[]] = [[], []];
    let member: string | undefined;
    for await (const batch of readReportFile(
      { path: join(this.path, name), name },
      plan,
      {
        ...FILE_LIMITS,
        ...limits,
      },
      reading,
    )) {
      fields.push(...batch.fields);
      faults.push(...batch.faults.map((fault) => ({ ...fault, ...sayFault('en', fault.words) })));
      member = batch.member;
    }
    return { fields, faults, errors: faults.filter(({ severity }) => severity === 'ERROR'), member };
  }

  leave(): void {
    rmSync(this.path, { recursive: true });
  }
}

function formatOf(name: string): ReportFormat {
  return name.endsWith('.xlsx') ? 'xlsx' : name.endsWith('.json') ? 'json' : 'csv';
}

/** The report that a file's fields make by themselves. */
export function reportOf({ fields, member = '' }: Said, plan: Plan): Report {
  const entries = plan.commitments
    .flatMap(({ indicators }) => indicators)
    .flatMap((indicator) => {
      const own = fields.filter((each) => each.indicator === indicator.code);
      const read = answerOf(new Map(own.map(({ field, text }) => [field, text])), indicator);
      if (!read.ok) throw new Error(JSON.stringify(read.faults));
      return read.answer ? [[indicator.code, read.answer] as const] : [];
    });
  return { member, entries: Object.fromEntries(entries) };
}

/** By indicator and field, so that reports are compared whatever the order of their parts. */
export function fieldsIn(report: Report): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(report.entries).map(([code, entry]) => [code, Object.fromEntries(fieldsOf(entry))]),
  );
}
