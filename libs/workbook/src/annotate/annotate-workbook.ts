import { posix } from 'node:path';
import type { Writable } from 'node:stream';
import type { Plan } from '@signatory/domain';
import { message } from '@signatory/texts';
import { FILE_LIMITS, type FileLimits } from '../report-file.js';
import { columnOf } from '../table/letters.js';
import { Archive } from '../xlsx/archive.js';
import { OFFICE } from '../xlsx/package-parts.js';
import { readParts, readRelations, type SheetPart, type WorkbookParts } from '../xlsx/read-parts.js';
import { readSheet } from '../xlsx/read-sheet.js';
import { sheetName } from '../xlsx/sheet-names.js';
import { ZipWriter } from '../xlsx/zip-writer.js';
import { addRelation, commentsXml, drawingXml, type CellComment } from './comments.js';
import { addStyles, type FindingStyles } from './finding-styles.js';
import { FINDINGS_MARK, findingsXml } from './findings-sheet.js';
import { NotePlaces, wordsOf, type Note, type PlacedNote } from './find-places.js';
import { markSheet } from './mark-sheet.js';

const COMMENTS = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

export interface AnnotateOptions {
  readonly language: string;
  /** Of the report, which names what findings are about. */
  readonly plan: Plan;
  readonly limits?: FileLimits;
}

/**
 * Writes the reporter's own workbook again with findings in it: a comment and a fill on each cell concerned, and a
 * sheet that lists them all with links. Everything else is copied byte by byte. What an earlier run wrote is replaced.
 * @throws FileProblem for what is no workbook.
 */
export async function annotateWorkbook(
  path: string,
  notes: readonly Note[],
  out: Writable,
  { language, plan, limits = FILE_LIMITS }: AnnotateOptions,
): Promise<void> {
  const archive = await Archive.open(path, limits);
  try {
    await new Annotation(archive, await readParts(archive, limits), { language, plan, limits }).write(
      notes,
      new ZipWriter(out),
    );
  } finally {
    archive.close();
  }
}

class Annotation {
  /** Parts that are written anew; all others are copied. */
  private readonly changed = new Map<string, string | (() => AsyncIterable<string>)>();
  private readonly types: string[] = [];
  private findings: SheetPart | null = null;

  constructor(
    private readonly archive: Archive,
    private readonly parts: WorkbookParts,
    private readonly options: Required<AnnotateOptions>,
  ) {}

  async write(notes: readonly Note[], zip: ZipWriter): Promise<void> {
    const placed = await this.place(notes);
    const styles = await this.style();
    for (const sheet of this.parts.sheets) if (sheet !== this.findings) await this.mark(sheet, placed, styles);
    await this.list(placed, styles);
    await this.declare();
    for (const entry of this.archive.parts.values()) {
      const {
        fileName: name,
        compressionMethod: method,
        crc32: crc,
        compressedSize: packed,
        uncompressedSize: size,
      } = entry;
      const changed = this.changed.get(name);
      if (changed === undefined) await zip.copy({ name, method, crc, packed, size }, await this.archive.packed(entry));
      else await zip.add(name, typeof changed === 'string' ? changed : changed());
      this.changed.delete(name);
    }
    for (const [name, part] of this.changed) await zip.add(name, typeof part === 'string' ? part : part());
    await zip.end();
  }

  private async place(notes: readonly Note[]): Promise<PlacedNote[]> {
    const places = new NotePlaces(notes);
    for (const sheet of this.parts.sheets)
      for await (const row of readSheet(this.archive, sheet, this.parts, this.options.limits)) {
        if ('merged' in row) continue;
        if (row.row === 1 && row.cells[0] === FINDINGS_MARK) this.findings = sheet;
        if (sheet !== this.findings) places.read(row, this.options.limits);
      }
    return places.placed();
  }

  private async style(): Promise<FindingStyles | null> {
    const relations = await readRelations(this.archive, this.parts.path);
    const path = relations.find(({ type }) => type === 'styles')?.path;
    const xml = path === undefined ? '' : await this.archive.text(path);
    if (path === undefined || !xml.includes('</styleSheet>')) return null;
    const styles = addStyles(xml);
    this.changed.set(path, styles.xml);
    return styles;
  }

  private async mark(sheet: SheetPart, placed: readonly PlacedNote[], styles: FindingStyles | null): Promise<void> {
    const own = placed.filter(({ place }) => place?.sheet === sheet.name);
    const relations = await readRelations(this.archive, sheet.path);
    const pathOf = (type: string): string | undefined => relations.find((each) => each.type === type)?.path;
    const comments = commentsAt(own, this.options.language);
    const existing = pathOf('comments');
    if (own.length === 0 && existing === undefined && !(await this.mayHaveOurs(sheet))) return;
    let drawing: string | null = null;
    if (comments.length > 0 || existing !== undefined) {
      const folder = posix.dirname(sheet.path);
      const number = this.parts.sheets.indexOf(sheet) + 1;
      const commentsPath = existing ?? posix.join(folder, '..', `comments_signatory${number}.xml`);
      const drawingPath = pathOf('vmlDrawing') ?? posix.join(folder, '..', 'drawings', `signatory${number}.vml`);
      const written = commentsXml(existing === undefined ? null : await this.archive.text(existing), comments);
      const relationsPath = posix.join(folder, '_rels', `${posix.basename(sheet.path)}.rels`);
      let relationsXml = this.archive.parts.has(relationsPath) ? await this.archive.text(relationsPath) : null;
      this.changed.set(commentsPath, written.xml);
      if (existing === undefined) {
        relationsXml = addRelation(relationsXml, `${OFFICE}/comments`, `/${commentsPath}`).xml;
        this.types.push(`<Override PartName="/${commentsPath}" ContentType="${COMMENTS}"/>`);
      }
      const vml = pathOf('vmlDrawing') === undefined ? null : await this.archive.text(drawingPath);
      const replaced = written.removed.map((cell) => ({
        row: Number(/\d+/.exec(cell)?.[0] ?? 0) - 1,
        column: columnOf(cell),
      }));
      this.changed.set(drawingPath, drawingXml(vml, comments, replaced));
      if (vml === null) {
        const added = addRelation(relationsXml, `${OFFICE}/vmlDrawing`, `/${drawingPath}`);
        relationsXml = added.xml;
        drawing = added.id;
      }
      if (relationsXml !== null) this.changed.set(relationsPath, relationsXml);
    }
    const fills = new Map<number, string[]>();
    for (const { note, place } of own) {
      const format = styles?.fills[note.severity] ?? styles?.fills['INFO'];
      if (format !== undefined && place) fills.set(format, [...new Set([...(fills.get(format) ?? []), place.cell])]);
    }
    this.changed.set(sheet.path, () => markSheet(this.archive.bytes(sheet.path), { fills, drawing }));
  }

  /** A sheet that had findings once, and has none now, is to lose its marks. */
  private async mayHaveOurs(sheet: SheetPart): Promise<boolean> {
    let tail = '';
    for await (const chunk of this.archive.bytes(sheet.path)) tail = (tail + chunk.toString('latin1')).slice(-200_000);
    return tail.includes('signatory&quot;=') || tail.includes('"signatory"=');
  }

  private async list(placed: readonly PlacedNote[], styles: FindingStyles | null): Promise<void> {
    const xml = findingsXml(placed, this.options, styles);
    if (this.findings) {
      this.changed.set(this.findings.path, xml);
      return;
    }
    const { path, sheets } = this.parts;
    const folder = posix.dirname(path);
    const part = posix.join(folder, 'worksheets', 'signatory_findings.xml');
    this.changed.set(part, xml);
    this.types.push(`<Override PartName="/${part}" ContentType="${SHEET}"/>`);
    const relationsPath = posix.join(folder, '_rels', `${posix.basename(path)}.rels`);
    const relations = addRelation(await this.archive.text(relationsPath), `${OFFICE}/worksheet`, `/${part}`);
    this.changed.set(relationsPath, relations.xml);
    const workbook = await this.archive.text(path);
    const ids = [...workbook.matchAll(/sheetId="(\d+)"/g)].map(([, id]) => Number(id));
    const name = sheetName(
      message(this.options.language, 'workbook.findings'),
      sheets.map((sheet) => sheet.name),
    );
    const prefix = /<\/(\w+:)?sheets>/.exec(workbook)?.[1] ?? '';
    const sheet = `<${prefix}sheet xmlns:r="${OFFICE}" name="${name}" sheetId="${Math.max(0, ...ids) + 1}" r:id="${relations.id}"/>`;
    this.changed.set(
      path,
      workbook.replace(`</${prefix}sheets>`, () => `${sheet}</${prefix}sheets>`),
    );
  }

  private async declare(): Promise<void> {
    const name = '[Content_Types].xml';
    const xml = await this.archive.text(name);
    const vml = /Extension="vml"/i.test(xml)
      ? ''
      : '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>';
    this.changed.set(
      name,
      xml.replace(/(<Types[^>]*>)/, `$1${vml}`).replace('</Types>', () => `${this.types.join('')}</Types>`),
    );
  }
}

/** One comment for each cell, with all that is to be said there. */
function commentsAt(placed: readonly PlacedNote[], language: string): CellComment[] {
  const byCell = new Map<string, CellComment>();
  for (const { note, place } of placed) {
    if (!place) continue;
    const said = wordsOf(note, language);
    const before = byCell.get(place.cell)?.text;
    const text = before === undefined ? said : `${before}\n\n${said}`;
    byCell.set(place.cell, { cell: place.cell, row: place.row - 1, column: place.column, text });
  }
  return [...byCell.values()];
}
