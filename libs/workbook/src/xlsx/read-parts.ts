import { posix } from 'node:path';
import { problem } from '../file-problem.js';
import type { FileLimits } from '../report-file.js';
import type { Archive } from './archive.js';
import { readXml, unescapeText } from './xml.js';

export interface SheetPart {
  readonly name: string;
  readonly path: string;
  readonly hidden: boolean;
}

/** What a workbook says of itself before its sheets are read. */
export interface WorkbookParts {
  readonly path: string;
  readonly sheets: readonly SheetPart[];
  readonly dateSystem: 1900 | 1904;
  /** By style number, whether a number is shown as a date. */
  readonly dated: readonly boolean[];
  readonly strings: readonly string[];
}

/** Relations of a part: id → path in the archive. */
export async function readRelations(
  archive: Archive,
  of: string,
): Promise<{ id: string; type: string; path: string }[]> {
  const relations: { id: string; type: string; path: string }[] = [];
  const folder = posix.dirname(of);
  const name = `${folder === '.' ? '' : `${folder}/`}_rels/${posix.basename(of)}.rels`;
  if (!archive.parts.has(name)) return relations;
  await readXml(archive.bytes(name), name, {
    open(tag, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
      if (tag !== 'Relationship' || mode === 'External') return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), path });
    },
  });
  return relations;
}

export async function readParts(archive: Archive, limits: FileLimits): Promise<WorkbookParts> {
  const path = archive.parts.has('_rels/.rels')
    ? (await readRelations(archive, '')).find(({ type }) => type === 'officeDocument')?.path
    : undefined;
  if (path === undefined || !archive.parts.has(path) || !path.endsWith('.xml')) throw notAWorkbook(archive);
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
    throw problem(
      'file.too-large',
      `The workbook has ${sheets.length} sheets; ${limits.sheets} are read`,
      'Delete those that are not asked.',
    );
  return {
    path,
    sheets,
    dateSystem,
    dated: await readStyles(archive, pathOf('styles')),
    strings: await readStrings(archive, pathOf('sharedStrings'), limits),
  };
}

function idOf(attributes: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(attributes).find(([name]) => /^[^:]+:id$/.test(name))?.[1];
}

function isOn(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}

async function readStyles(archive: Archive, path: string | undefined): Promise<boolean[]> {
  const formats = new Map<string, string>();
  const dated: boolean[] = [];
  let cells = false;
  if (path === undefined) return dated;
  await readXml(archive.bytes(path), path, {
    open(tag, attributes) {
      if (tag === 'numFmt') formats.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '');
      if (tag === 'cellXfs') cells = true;
      if (tag === 'xf' && cells) {
        const id = attributes['numFmtId'] ?? '0';
        dated.push(isDateFormat(Number(id), formats.get(id)));
      }
    },
    close(tag) {
      if (tag === 'cellXfs') cells = false;
    },
  });
  return dated;
}

/** The formats built in for dates and times, and those whose code has day, month or year outside quotes and brackets. */
function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return /[dmyhs]/i.test(code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general/gi, ''));
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
      if (size > limits.strings)
        throw problem(
          'file.too-large',
          `The texts of the workbook have more than ${limits.strings} characters`,
          'Split it, and send the parts.',
        );
    },
  });
  return strings;
}

function notAWorkbook(archive: Archive) {
  const names = [...archive.parts.keys()];
  const is =
    names.includes('mimetype') || names.includes('content.xml')
      ? 'an OpenDocument file'
      : names.some((name) => name.endsWith('workbook.bin'))
        ? 'a binary workbook (.xlsb)'
        : names.some((name) => name.startsWith('word/'))
          ? 'a text document'
          : 'an archive';
  return problem(
    'file.kind',
    `The file is ${is}, not a workbook`,
    'Open it in a spreadsheet and save it as a workbook (.xlsx).',
  );
}
