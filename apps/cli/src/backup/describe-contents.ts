import type { Manifest } from './manifest.js';

/** "32 tables with 1042 rows, 12 stored files and 1 key". */
export function describeContents({ tables, parts }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const count = (kind: string) => parts.filter(({ path }) => path.startsWith(`${kind}/`)).length;
  return `${counted(tables.length, 'table')} with ${counted(rows, 'row')}, ${counted(count('blobs'), 'stored file')} and ${counted(count('keys'), 'key')}`;
}

const counted = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`;
