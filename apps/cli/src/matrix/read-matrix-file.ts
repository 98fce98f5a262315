import { createHash } from 'node:crypto';
import { readMatrix, type MatrixFault, type MatrixFile } from '@signatory/domain';
import { readTextFile, type TextFile } from '../files/read-file.js';
import { splitCsv } from '../files/split-csv.js';
import { CommandFault, type Io } from '../io.js';

export interface MatrixSource extends TextFile {
  readonly matrix: MatrixFile;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
}

/** Reads a matrix file. Throws a `CommandFault` with every fault of the file. */
export async function readMatrixFile(name: string, io: Pick<Io, 'folder'>): Promise<MatrixSource> {
  const file = await readTextFile(name, io);
  const reading = readMatrix(splitCsv(file));
  if (reading.kind === 'faulty') {
    throw new CommandFault(reading.faults.map((fault) => `${name}: ${describeFault(fault)}`));
  }
  return { ...file, matrix: reading.file, sha256: createHash('sha256').update(file.bytes).digest('hex') };
}

function describeFault(fault: MatrixFault): string {
  switch (fault.kind) {
    case 'empty':
      return 'the file is empty. The first row names the columns: commitment_id, commitment, and one for each member.';
    case 'separator': {
      const sign = fault.separator === '\t' ? 'tabs' : `"${fault.separator}"`;
      return `row 1: the columns are separated by ${sign}. Separate them by commas.`;
    }
    case 'missing-column':
      return fault.found === null
        ? `row 1: the column "${fault.column}" is missing. Add it.`
        : `row 1: the column "${fault.found}" must be written "${fault.column}".`;
    case 'duplicate-column':
      return `row 1: the column "${fault.column}" stands twice. Remove or rename one.`;
    case 'unnamed-column':
      return `row 1: column ${fault.position} has no name. Write the member's name, or remove the column.`;
    case 'no-members':
      return 'row 1: no column is a member. Add one for each member, with its name.';
    case 'no-commitments':
      return 'the file has no commitments. Write one in each row below the first.';
    case 'row-length':
      return `row ${fault.row}: ${count(fault.found, 'field')}, but the header has ${fault.expected}. Check the commas, and quote fields that contain one.`;
    case 'missing-value':
      return `row ${fault.row}, column "${fault.column}": empty. Fill it.`;
    case 'duplicate-id':
      return `row ${fault.row}, column "${fault.column}": "${fault.cell}" stands in row ${fault.first} too. Give each commitment its own.`;
    case 'not-a-score':
      return `row ${fault.row}, column "${fault.column}": "${fault.cell}" is not a score. Write +1, 0 or -1, N/A if it was not asked, or nothing for no data.`;
    case 'not-a-figure':
      return `row ${fault.row}, column "${fault.column}": "${fault.cell}" is not a figure. Write it like ${fault.column === 'published_percent' ? '64' : '+0.28'}, or leave it empty.`;
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
