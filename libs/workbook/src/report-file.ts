import type { Entry, FaultWords, Indicator, Report } from '@signatory/domain';
import type { FigureColumns } from './table/figure-rows.js';

/** Where something stands in a file, as its reader finds it there. */
export interface Place {
  /** As the sheet is called in the file. */
  readonly sheet?: string;
  /** From 1, as a spreadsheet counts. */
  readonly row?: number;
  /** The column's heading. */
  readonly column?: string;
  /** `C12`, in a workbook. */
  readonly cell?: string;
  /** RFC 6901, in JSON. */
  readonly pointer?: string;
}

/** One field of one entry, as somebody wrote it. Blank fields are not among them. */
export interface WrittenField {
  /** The indicator's code. */
  readonly indicator: string;
  /** A name of `fieldsOf`. */
  readonly field: string;
  /** As `fieldsOf` would write it, wherever that is certain; else as it stands in the file. */
  readonly text: string;
  /** As exported, when the file carries it; empty where nothing was there. */
  readonly base?: string;
  /** The entry's version when exported. */
  readonly version?: number;
  readonly place: Place;
}

export const FILE_FAULT_CODES = [
  'file.kind',
  'file.damaged',
  'file.encrypted',
  'file.empty',
  'file.too-large',
  'file.other-member',
  'file.other-cycle',
  'sheet.no-header',
  'header.missing',
  'header.twice',
  'header.unknown',
  'row.length',
  'row.no-indicator',
  'row.unknown-indicator',
  'row.unknown-field',
  'row.twice',
  'cell.too-long',
  'cell.not-here',
  'cell.date',
  'cell.error',
  'cell.formula',
  'cell.merged',
  'cell.number',
  'cell.unreadable',
  'value.refused',
  'encoding',
  'hidden',
  'json.syntax',
  'json.shape',
  'json.twice',
  'json.number',
  'more',
] as const;
export type FileFaultCode = (typeof FILE_FAULT_CODES)[number];

/** Something wrong in a file (`ERROR`), or something that its sender should know (`INFO`). */
export interface FileFault {
  readonly code: FileFaultCode;
  readonly severity: 'ERROR' | 'INFO';
  readonly place: Place;
  /** The indicator's code, where the file names one that there is. */
  readonly indicator?: string;
  /** The field whose value it is, where the file names one that the indicator has. */
  readonly field?: string;
  /** What is wrong and the cure, to be said in the reader's language. */
  readonly words: FaultWords;
}

/** Some rows of a file, in its order. */
export interface Batch {
  /** At most 5,000. */
  readonly fields: readonly WrittenField[];
  /** Where they were asked for apart: plain figures, none of them among `fields`. They may stand before or after these in the file, and hold until the next batch is read. */
  readonly figures?: FigureColumns;
  readonly faults: readonly FileFault[];
  /** Bytes of the file taken in so far, for progress. */
  readonly read: number;
  /** Whose report it is, once the file has said so. Who may write it is not the file's to say. */
  readonly member?: string;
  /** The code of the cycle that it was made for, where the file says so. */
  readonly cycle?: string;
}

/** What a file says of itself. */
export type SaidOfFile = Pick<Batch, 'member' | 'cycle'>;

export interface ReportFile {
  readonly path: string;
  /** As the sender calls it; its ending tells the format where `format` does not. */
  readonly name: string;
  readonly format?: ReportFormat;
}

export const REPORT_FORMATS = ['xlsx', 'csv', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface FileLimits {
  /** Of the file as it lies there. */
  readonly bytes: number;
  /** Of a workbook, taken out of its archive. */
  readonly inflatedBytes: number;
  /** Inflated by packed, of one part of a workbook from 1 MB on. */
  readonly ratio: number;
  readonly parts: number;
  readonly sheets: number;
  /** Over all sheets. */
  readonly rows: number;
  readonly columns: number;
  /** UTF-16 units in one cell. */
  readonly cell: number;
  /** Characters of the texts that a workbook's cells share, which are held in memory. */
  readonly strings: number;
  /** How deep JSON may nest. */
  readonly depth: number;
  /** Faults told; of more, only their number. */
  readonly faults: number;
}

export const FILE_LIMITS: FileLimits = {
  bytes: 512 * 1024 * 1024,
  inflatedBytes: 4 * 1024 * 1024 * 1024,
  ratio: 200,
  parts: 2_000,
  sheets: 200,
  rows: 2_000_000,
  columns: 200,
  cell: 32_767,
  strings: 128 * 1024 * 1024,
  depth: 16,
  faults: 1_000,
};

/** The answer to one indicator as it is written, with what stands beside it. */
export interface WrittenAnswer {
  readonly entry: Entry | null;
  /** Printed beside, never read. */
  readonly before: Entry | null;
  /** The entry's version, so that an import knows what its sender saw; 0 where there is none. */
  readonly version: number;
}

/** A report whose answers are handed over as they are written: of a million figures only one entry's have to be held. */
export interface ReportSource {
  readonly member: string;
  /** One answer for each of the indicators, in their order. */
  answers(indicators: readonly Indicator[]): AsyncIterable<WrittenAnswer>;
}

/** What is written beside the answers. */
export interface ReportFileOptions {
  /** Of headings, instructions and labels. */
  readonly language: string;
  readonly cycle?: string;
  readonly revision?: number;
  /** By indicator code, of a report that is given whole: the entry's version. */
  readonly versions?: Readonly<Record<string, number>>;
  /** What was answered before, of a report that is given whole. */
  readonly before?: Report | null;
  /** Where given, only these indicators: a contributor's file. */
  readonly indicators?: readonly string[];
  /** Languages that have a narrative field each, beside those that the report has. */
  readonly languages?: readonly string[];
}
