import { FILE_LIMITS, type FileLimits } from '@signatory/workbook';

/** What a process lets be imported. */
export interface ImportSettings {
  /** Of files: their bytes, rows, columns. */
  readonly limits: FileLimits;
  /** A file and what was found in it are kept for so long after the import's end, or its last step. */
  readonly keepDays: number;
}

export const IMPORT_SETTINGS: ImportSettings = { limits: FILE_LIMITS, keepDays: 30 };

/** The settings of a process, from what its environment says. */
export function importSettings({ sheetBytes, keepDays, ...sizes }: ImportSizes): ImportSettings {
  return { limits: { ...FILE_LIMITS, ...sizes, inflatedBytes: sheetBytes }, keepDays };
}

interface ImportSizes extends Pick<FileLimits, 'bytes' | 'rows' | 'columns'> {
  /** Of a workbook, taken out of its archive. */
  readonly sheetBytes: number;
  readonly keepDays: number;
}

/** The injection token of `ImportSettings`. */
export const IMPORTS = Symbol('imports');
