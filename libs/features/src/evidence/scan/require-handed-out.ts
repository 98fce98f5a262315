import { Refusal, type FileScan } from '@signatory/domain';

/** What is known of a file where it is asked for. */
export interface ScannedRow {
  readonly name: string;
  readonly scan: FileScan;
  readonly virus: string | null;
}

/**
 * A file that the scanner has not told of yet is nobody's to have, and an infected one never again.
 * @throws Refusal `file.waiting`, `file.infected`
 */
export function requireHandedOut({ name, scan, virus }: ScannedRow): void {
  if (scan === 'waiting') throw new Refusal('file.waiting', { name });
  if (scan === 'infected') throw new Refusal('file.infected', { name, virus: virus ?? '' });
}
