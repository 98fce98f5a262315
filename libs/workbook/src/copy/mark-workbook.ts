import type { Writable } from 'node:stream';
import { parseMark, printMark, type CopyMark } from '@signatory/contract';
import { FILE_LIMITS } from '../report-file.js';
import { Archive } from '../xlsx/archive.js';
import { styleNumber } from '../xlsx/styles.js';
import { escapeText } from '../xlsx/xml.js';
import { ZipWriter } from '../xlsx/zip-writer.js';

/** The first sheet of a release's workbook, on which no table stands. */
const COVER = 'xl/worksheets/sheet1.xml';
const PROPERTIES = 'docProps/core.xml';

/**
 * Writes a release's workbook once more with a mark: for people a line below its cover, for programs among its properties.
 * Tables are copied byte by byte.
 */
export async function markWorkbook(content: Buffer, words: string, mark: CopyMark, out: Writable): Promise<void> {
  const archive = await Archive.open(content, FILE_LIMITS);
  try {
    const changed = new Map([
      [COVER, addLine(await archive.text(COVER), words)],
      [PROPERTIES, describe(await archive.text(PROPERTIES), `${words} · ${printMark(mark)}`)],
    ]);
    const zip = new ZipWriter(out);
    for (const entry of archive.parts.values()) {
      const { fileName: name, compressionMethod: method, crc32: crc } = entry;
      const sizes = { packed: entry.compressedSize, size: entry.uncompressedSize };
      const anew = changed.get(name);
      if (anew === undefined) await zip.copy({ name, method, crc, ...sizes }, await archive.packed(entry));
      else await zip.add(name, anew);
    }
    await zip.end();
  } finally {
    archive.close();
  }
}

/** Of which file a workbook says that it is a marked copy; null for any other. Anyone can write that. */
export async function readWorkbookMark(path: string): Promise<CopyMark | null> {
  const archive = await Archive.open(path, FILE_LIMITS).catch(() => null);
  if (!archive) return null;
  try {
    const properties = await archive.text(PROPERTIES, 64 * 1024);
    return parseMark(/ · (signatory-marked-copy [^<]{1,200})<\/dc:description>/.exec(properties)?.[1] ?? '');
  } catch {
    return null;
  } finally {
    archive.close();
  }
}

function addLine(sheet: string, words: string): string {
  const last = Number([...sheet.matchAll(/<row r="(\d+)"/g)].at(-1)?.[1] ?? 0);
  const cell = `<c r="B${last + 2}" s="${styleNumber('label')}" t="inlineStr"><is><t>${escapeText(words)}</t></is></c>`;
  return replaceOnce(sheet, '</sheetData>', `<row r="${last + 2}">${cell}</row></sheetData>`);
}

function describe(properties: string, words: string): string {
  const end = '</dc:description>';
  return properties.includes(end)
    ? replaceOnce(properties, end, ` · ${escapeText(words)}${end}`)
    : replaceOnce(properties, '</cp:coreProperties>', `<dc:description>${escapeText(words)}${end}</cp:coreProperties>`);
}

function replaceOnce(xml: string, end: string, by: string): string {
  if (!xml.includes(end)) throw new Error(`A copy can be marked of a workbook of a release: ${end} is missing.`);
  return xml.replace(end, () => by);
}
