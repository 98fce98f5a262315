import { crc32, inflateRawSync } from 'node:zlib';

/** A cell as a spreadsheet would take it: a number, a text, or null for a blank one. */
export type Cell = number | string | null;

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly xml: string;
}

/** The parts of a workbook by name, read by its central directory as APPNOTE has it: without the code that wrote it. */
export function openParts(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const parts = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, name, extra, comment] = [20, 28, 30, 32].map((offset, field) =>
      field === 0 ? bytes.readUInt32LE(at + offset) : bytes.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = inflateRawSync(bytes.subarray(start, start + packed));
    const path = bytes.subarray(at + 46, at + 46 + name).toString('utf8');
    if (crc32(content) !== bytes.readUInt32LE(at + 16)) throw new Error(`${path}: its checksum is wrong`);
    parts.set(path, content.toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return parts;
}

/** The sheets of a workbook with their cells. */
export function openWorkbook(bytes: Buffer): Sheet[] {
  const parts = openParts(bytes);
  const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)];
  return names.map(([, name = ''], at) => {
    const xml = parts.get(`xl/worksheets/sheet${at + 1}.xml`) ?? '';
    const rows = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<c [^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(([, inner]) => readCell(inner)),
    );
    return { name: unescape(name), rows, xml };
  });
}

function readCell(inner: string | undefined): Cell {
  if (inner === undefined) return null;
  const value = /^<v>(.*)<\/v>$/.exec(inner)?.[1];
  if (value !== undefined) return Number(value);
  const text = /^<is><t xml:space="preserve">(.*)<\/t><\/is>$/s.exec(inner)?.[1];
  if (text === undefined) throw new Error(`neither a number nor a text: ${inner}`);
  return unescape(text);
}

function unescape(xml: string): string {
  return xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
