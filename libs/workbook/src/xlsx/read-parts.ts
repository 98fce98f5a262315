import { posix } from 'node:path';
import { faultWords } from '@signatory/domain';
import { problem } from '../file-problem.js';
import type { FileLimits } from '../report-file.js';
import type { Archive } from './archive.js';
import { readXml, unescapeText } from './xml.js';

export interface SheetPart {
  readonly name: string;
  readonly path: string;
  readonly hidden: boolean;
}

export type Shown = 'day' | 'percent';

/** What a workbook says of itself before its sheets are read. */
export interface WorkbookParts {
  readonly path: string;
  readonly sheets: readonly SheetPart[];
  readonly dateSystem: 1900 | 1904;
  /** By style number, how a number is shown that is not shown as it is. */
  readonly shown: readonly (Shown | undefined)[];
  readonly strings: readonly string[];
}

/** Relations of a part: id → path in the archive. */
export async function readRelations(
  archive: Archive,
  of: string,
): Promise<{ id: string; type: string; path: string }[]> {
  const relations: { id: string; type: string; path: string }[] = [];
  const folder = posix.dirname(of);
  const name = archive.nameOf(`${folder === '.' ? '' : `${folder}/`}_rels/${posix.basename(of)}.rels`);
  if (name === undefined) return relations;
  await readXml(archive.bytes(name), name, {
    open(tag, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
      if (tag !== 'Relationship' || mode === 'External') return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      relations.push({
        id,
        type: type.slice(type.lastIndexOf('/') + 1),
        path: archive.nameOf(path) ?? path,
      });
    },
  });
  return relations;
}

export async function readParts(archive: Archive, limits: FileLimits): Promise<WorkbookParts> {
  const path = (await readRelations(archive, '')).find(({ type }) => type === 'officeDocument')?.path;
  if (path === undefined || !archive.parts.has(path) || !/\.xml$/i.test(path)) throw notAWorkbook(archive);
  const relations = await readRelations(archive, path);
  const pathOf = (type: string): string | undefined => relations.find((each) => each.type === type)?.path;
  const sheets: SheetPart[] = [];
  let dateSystem: 1900 | 1904 = 1900;
  await readXml(archive.bytes(path), path, {
    open(tag, attributes) {
      if (tag === 'workbookPr' && isOn(attributes['date1904'])) dateSystem = 1904;
      if (tag !== 'sheet') return;
      const relation = relations.find(
        ({ id }) => id === (attributes['r:id'] ?? attributes['d3p1:id'] ?? idOf(attributes)),
      );
      if (relation?.type !== 'worksheet') return;
      const { name = '', state = 'visible' } = attributes;
      sheets.push({ name: unescapeText(name), path: relation.path, hidden: state !== 'visible' });
    },
  });
  if (sheets.length > limits.sheets)
    throw problem(faultWords('file.too-large.sheets', { count: sheets.length, most: limits.sheets }));
  return {
    path,
    sheets,
    dateSystem,
    shown: await readStyles(archive, pathOf('styles')),
    strings: await readStrings(archive, pathOf('sharedStrings'), limits),
  };
}

function idOf(attributes: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(attributes).find(([name]) => /^[^:]+:id$/.test(name))?.[1];
}

function isOn(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}

async function readStyles(archive: Archive, path: string | undefined): Promise<(Shown | undefined)[]> {
  const formats = new Map<string, string>();
  const shown: (Shown | undefined)[] = [];
  let cells = false;
  if (path === undefined) return shown;
  await readXml(archive.bytes(path), path, {
    open(tag, attributes) {
      if (tag === 'numFmt') formats.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '');
      if (tag === 'cellXfs') cells = true;
      if (tag === 'xf' && cells) {
        const id = attributes['numFmtId'] ?? '0';
        shown.push(shownBy(Number(id), formats.get(id)));
      }
    },
    close(tag) {
      if (tag === 'cellXfs') cells = false;
    },
  });
  return shown;
}

/** The formats built in for dates, times and percents, and those whose code has their signs outside quotes and brackets. */
function shownBy(id: number, code: string | undefined): Shown | undefined {
  if (code === undefined) return isBuiltInDay(id) ? 'day' : id === 9 || id === 10 ? 'percent' : undefined;
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general/gi, '');
  return /[dmyhs]/i.test(bare) ? 'day' : bare.includes('%') ? 'percent' : undefined;
}

function isBuiltInDay(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Texts that cells share. They are held in memory, as many as differ: their size is bounded. */
async function readStrings(archive: Archive, path: string | undefined, limits: FileLimits): Promise<string[]> {
  const strings: string[] = [];
  if (path === undefined) return strings;
  let [text, inText, reading, size] = ['', false, 0, 0];
  await readXml(archive.bytes(path), path, {
    open(tag) {
      if (tag === 'si') text = '';
      // How a Japanese name is read aloud stands beside it and is no part of it.
      if (tag === 'rPh') reading += 1;
      inText = tag === 't' && reading === 0;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(tag) {
      if (tag === 't') inText = false;
      if (tag === 'rPh') reading -= 1;
      if (tag !== 'si') return;
      strings.push(unescapeText(text));
      size += text.length;
      if (size > limits.strings) throw problem(faultWords('file.too-large.strings', { most: limits.strings }));
    },
  });
  return strings;
}

function notAWorkbook(archive: Archive) {
  const names = [...archive.parts.keys()];
  const is =
    names.includes('mimetype') || names.includes('content.xml')
      ? 'opendocument'
      : names.some((name) => name.endsWith('workbook.bin'))
        ? 'binary'
        : names.some((name) => name.startsWith('word/'))
          ? 'document'
          : 'archive';
  return problem(faultWords('file.kind.archive', { is }));
}
