import { createHash } from 'node:crypto';
import { faultWords, readMatrix, type FaultWords, type MatrixFault, type MatrixFile } from '@signatory/domain';
import { sayFaultWhole } from '@signatory/texts';
import { readTextFile, type TextFile } from '../files/read-file.js';
import { splitCsv } from '../files/split-csv.js';
import { CommandFault, type Io } from '../io.js';

export interface MatrixSource extends TextFile {
  readonly matrix: MatrixFile;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
}

/** Reads a matrix file. Throws a `CommandFault` with every fault of the file, in a language. */
export async function readMatrixFile(name: string, io: Pick<Io, 'folder'>, language = 'en'): Promise<MatrixSource> {
  const file = await readTextFile(name, io, language);
  const reading = readMatrix(splitCsv(file, language));
  if (reading.kind === 'faulty')
    throw new CommandFault(reading.faults.map((fault) => `${name}: ${sayFaultWhole(language, wordsOf(fault))}`));
  return { ...file, matrix: reading.file, sha256: createHash('sha256').update(file.bytes).digest('hex') };
}

function wordsOf(fault: MatrixFault): FaultWords {
  switch (fault.kind) {
    case 'empty':
      return faultWords('matrix.empty');
    case 'separator':
      return faultWords('matrix.separator', { separator: fault.separator === '\t' ? 'tab' : fault.separator });
    case 'missing-column':
      return fault.found === null
        ? faultWords('matrix.no-column', { column: fault.column })
        : faultWords('matrix.other-column', { column: fault.column, found: fault.found });
    case 'duplicate-column':
      return faultWords('matrix.column-twice', { column: fault.column });
    case 'unnamed-column':
      return faultWords('matrix.column-unnamed', { position: fault.position });
    case 'no-members':
      return faultWords('matrix.no-members');
    case 'no-commitments':
      return faultWords('matrix.no-commitments');
    case 'row-length':
      return faultWords('matrix.row-length', { row: fault.row, found: fault.found, expected: fault.expected });
    case 'missing-value':
      return faultWords('matrix.blank', { row: fault.row, column: fault.column });
    case 'duplicate-id':
      return faultWords('matrix.id-twice', {
        row: fault.row,
        column: fault.column,
        cell: fault.cell,
        first: fault.first,
      });
    case 'not-a-score':
      return faultWords('matrix.not-a-score', { row: fault.row, column: fault.column, cell: fault.cell });
    case 'not-a-figure':
      return faultWords('matrix.not-a-figure', {
        row: fault.row,
        column: fault.column,
        cell: fault.cell,
        example: fault.column === 'published_percent' ? '64' : '+0.28',
      });
  }
}
