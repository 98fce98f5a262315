import type { Writable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { COPY_PART, parseMark, printCopyPart, printMark, type CopyMark } from '@signatory/contract';
import { FILE_LIMITS } from '../report-file.js';
import { Archive } from '../xlsx/archive.js';
import { styleNumber } from '../xlsx/styles.js';
import { escapeText } from '../xlsx/xml.js';
import { ZipWriter } from '../xlsx/zip-writer.js';
import { ownPieces } from './own-pieces.js';

/** The first sheet of a release's workbook, on which no table stands. */
const COVER = 'xl/worksheets/sheet1.xml';
const PROPERTIES = 'docProps/core.xml';

/**
 * Writes a release's workbook once more with a mark: for people a line below its cover, for programs among its properties.
 * Tables are copied byte by byte, and a part that spreadsheets pass over says how the workbook's own bytes are put together
 * again, so that the copy can be held to the release.
 */
export async function markWorkbook(content: Buffer, words: string, mark: CopyMark, out: Writable): Promise<void> {
  const archive = await Archive.open(content, FILE_LIMITS);
  try {
    const changed = new Map([
      [COVER, addLine(await archive.text(COVER), words)],
      [PROPERTIES, describe(await archive.text(PROPERTIES), `${words} · ${printMark(mark)}`)],
    ]);
    const zip = new ZipWriter(out);
    const copied = new Map<string, number>();
    for (const entry of archive.parts.values()) {
      const { fileName: name, compressionMethod: method, crc32: crc } = entry;
      const sizes = { packed: entry.compressedSize, size: entry.uncompressedSize };
      const anew = changed.get(name);
      if (anew === undefined)
        copied.set(name, await zip.copy({ name, method, crc, ...sizes }, await archive.packed(entry)));
      else await zip.add(name, anew);
    }
    const how = Buffer.from(printCopyPart(mark, ownPieces(content, archive.parts.values(), copied)));
    const part = { name: COPY_PART, method: 0, crc: crc32(how), packed: how.length, size: how.length };
    await zip.copy(part, [how]);
    await zip.end();
  } finally {
    archive.close();
  }
}

/** Of which file a workbook says that it is a marked copy, also where another program has saved it since; null for any other. */
export async function readWorkbookMark(path: string): Promise<CopyMark | null> {
  const archive = await Archive.open(path, FILE_LIMITS).catch(() => null);
  if (!archive) return null;
  try {
    const properties = await archive.text(PROPERTIES, 64 * 1024);
    return parseMark(/ · (signatory-marked-copy [^<]{1,400})<\/dc:description>/.exec(properties)?.[1] ?? '');
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
