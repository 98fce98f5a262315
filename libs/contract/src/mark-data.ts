import { parseMark, printMark, type CopyMark } from './copy-mark.js';
import { csvLine } from './csv-line.js';

/** A table with a column more, the last: its head is the mark, and each row says whose copy it is. Columns are found as before, by name. */
export function markCsv(content: string, words: string, mark: CopyMark): string {
  return rowsOf(content)
    .map((row, at) => `${row},${csvLine([at === 0 ? printMark(mark) : words])}`)
    .join('');
}

/** A document with a name more, the first. All others are found as before. */
export function markJson(content: string, words: string, mark: CopyMark): string {
  if (!content.startsWith('{"') && !/^\{\s+"/.test(content)) throw new Error('A copy can be marked of a JSON object.');
  return `{${JSON.stringify(printMark(mark))}:${JSON.stringify(words)},${content.slice(1)}`;
}

/** Takes a mark off again; null for what has none. The content is the file's own only where it has the hash that the mark says. */
export function unmarkData(content: string): { readonly mark: CopyMark; readonly content: string } | null {
  return content.startsWith('{') ? unmarkJson(content) : unmarkCsv(content);
}

function unmarkJson(content: string): ReturnType<typeof unmarkData> {
  const found = /^\{"(signatory-marked-copy [^"\\]{1,400})":"(?:[^"\\]|\\.)*",/.exec(content);
  const mark = parseMark(found?.[1] ?? '');
  return found && mark && { mark, content: `{${content.slice(found[0].length)}` };
}

function unmarkCsv(content: string): ReturnType<typeof unmarkData> {
  const end = content.indexOf('\r\n');
  const head = content.slice(0, end);
  const mark = parseMark(head.slice(head.lastIndexOf(',') + 1));
  if (!mark) return null;
  const [, ...rows] = rowsOf(content);
  // The same in each row, so that the first tells where it begins: it stands behind the last comma that ends a field.
  const words = /,(?:"(?:[^"]|"")*"|[^",]*)$/.exec(rows[0] ?? '')?.[0] ?? '';
  const plain = rows.map((row) => (row.endsWith(words) ? row.slice(0, row.length - words.length) : row));
  return { mark, content: [head.slice(0, head.lastIndexOf(',')), ...plain].map((row) => `${row}\r\n`).join('') };
}

/** Without the ends of their lines; a field in quotes may hold some of its own. */
function rowsOf(content: string): string[] {
  const rows: string[] = [];
  let open: string | null = null;
  for (const line of content.split('\r\n').slice(0, -1)) {
    const row: string = open === null ? line : `${open}\r\n${line}`;
    const isOpen = (row.split('"').length - 1) % 2 === 1;
    if (!isOpen) rows.push(row);
    open = isOpen ? row : null;
  }
  return rows;
}
