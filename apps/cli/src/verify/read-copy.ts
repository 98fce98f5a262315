import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { unmarkData, type CopyMark } from '@signatory/contract';
import { readMark } from '@signatory/pdf';
import { readWorkbookMark } from '@signatory/workbook';

/** What a marked copy holds beside its mark: the hash of that, or where it cannot be parted from the mark, what it says. */
export interface MarkedFile extends CopyMark {
  readonly parted: boolean;
}

const WORD = 'signatory-marked-copy ';
const ZIP = 'PK\u0003\u0004';

/** Null for a file that says nowhere that it is a copy. `start` and `end` are pieces of it. */
export async function readCopy(
  path: string,
  { start, end, size }: { readonly start: Buffer; readonly end: Buffer; readonly size: number },
): Promise<MarkedFile | null> {
  const printed = readMark(end);
  if (printed && printed.size < size) return part(printed, (await readFile(path)).subarray(0, printed.size));
  if (start.subarray(0, 4).toString('latin1') === ZIP) {
    const mark = await readWorkbookMark(path);
    return mark && { ...mark, parted: false };
  }
  // In the first line of a table, and in the first name of a document.
  if (!start.includes(WORD)) return null;
  const data = unmarkData((await readFile(path)).toString('utf8'));
  return data && part(data.mark, Buffer.from(data.content));
}

function part({ number }: CopyMark, own: Buffer): MarkedFile {
  return { number, size: own.length, sha256: createHash('sha256').update(own).digest('hex'), parted: true };
}
