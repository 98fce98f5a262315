import { printMark, type CopyMark } from '@signatory/contract';
import { placeGlyphs } from './text/place-glyphs.js';

/** Bytes that say where an object is: its kind and its offset. */
const ROW = 6;
const SIZE = 7.6;
/** From the paper's lower edge, under the foot. */
const BASELINE = 14;

/**
 * A copy of a printed file with a line on each page, as an incremental update: the file's own bytes stand unchanged at its
 * beginning, so that a copy always tells which file it is of. The line is drawn as outlines, and is an artifact of the page:
 * no font is added, and who listens to the page is read what they were read before.
 */
export function markCopy(content: Uint8Array, words: string, mark: CopyMark): Uint8Array {
  const original = Buffer.from(content);
  const text = original.toString('latin1');
  const references = readReferences(text);
  if (!references) throw new Error('A copy can be marked of a file that libs/pdf has printed.');
  const update = new Update(original.length, references.size);
  const before = update.add('<< /Length 2 >>\nstream\nq\n\nendstream');
  const marks = new Map<string, number>();
  for (const [object = '', id = '', dictionary = ''] of text.matchAll(
    /(?:^|\n)(\d+) 0 obj\n<<\n(\/Type \/Page\n[\s\S]*?)>>\nendobj/g,
  )) {
    const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(dictionary)?.[1] ?? '';
    const contents = /\/Contents (\d+ 0 R)/.exec(dictionary)?.[1];
    if (box === '' || !contents) throw new Error(`The page ${object.slice(0, 40)} has no place for a mark.`);
    const own = marks.get(box) ?? update.add(streamOf(draw(words, Number(box))));
    marks.set(box, own);
    update.replace(
      Number(id),
      `<<\n${dictionary.replace(/\/Contents \d+ 0 R/, `/Contents [${before} 0 R ${contents} ${own} 0 R]`)}>>`,
    );
  }
  if (marks.size === 0) throw new Error('The file has no page that could bear a mark.');
  return Buffer.concat([original, update.end(references, `% ${printMark(mark)}\n`)]);
}

/** How a file ends: where its references begin, what they tell of it, and the next object's number. */
interface References {
  readonly start: number;
  readonly size: number;
  readonly entries: string;
  /** Files that were printed before objects stood in streams have a table, which an update goes on with. */
  readonly kind: 'stream' | 'table';
}

function readReferences(text: string): References | null {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? NaN);
  const end = text.slice(start);
  const table = /^xref\n[\s\S]*\ntrailer\s*<<([\s\S]*?)>>\s*startxref/.exec(end)?.[1];
  const told = table ?? /^\d+ 0 obj\n<<\n([\s\S]*?)>>\nstream/.exec(end)?.[1] ?? '';
  const size = Number(/\/Size (\d+)/.exec(told)?.[1] ?? NaN);
  if (!Number.isInteger(start) || !Number.isInteger(size)) return null;
  const kept = ['Root', 'Info', 'ID'].map(
    (key) => new RegExp(`/${key} (\\[[^\\]]*\\]|\\d+ 0 R)`).exec(told)?.[0] ?? '',
  );
  return { start, size, entries: kept.join('\n'), kind: table === undefined ? 'stream' : 'table' };
}

/** The objects that an incremental update adds and replaces, with where each begins. */
class Update {
  private readonly offsets = new Map<number, number>();
  private text = '\n';

  constructor(
    private readonly start: number,
    public size: number,
  ) {}

  add(body: string): number {
    const id = this.size;
    this.size += 1;
    this.replace(id, body);
    return id;
  }

  replace(id: number, body: string): void {
    this.offsets.set(id, this.start + this.text.length);
    this.text += `${id} 0 obj\n${body}\nendobj\n`;
  }

  /** Where the objects are, in the way of the file that is gone on with; `line`: a comment. */
  end({ kind, start, entries }: References, line: string): Buffer {
    const at = this.start + this.text.length;
    const told = `${entries}\n/Prev ${start}`;
    const [before, rows, after] = kind === 'table' ? this.table(told) : this.stream(told, at);
    return Buffer.concat([
      Buffer.from(this.text + before, 'latin1'),
      rows,
      Buffer.from(`${after}${line}startxref\n${at}\n%%EOF\n`, 'latin1'),
    ]);
  }

  private table(told: string): [string, Buffer, string] {
    const rows = this.sorted().map(([id, offset]) => `${id} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
    return ['xref\n', Buffer.from(rows.join('')), `trailer\n<<\n/Size ${this.size}\n${told}\n>>\n`];
  }

  private stream(told: string, at: number): [string, Buffer, string] {
    const id = this.size;
    this.offsets.set(id, at);
    const offsets = this.sorted();
    const rows = Buffer.alloc(offsets.length * ROW);
    for (const [row, [, offset]] of offsets.entries()) {
      rows[row * ROW] = 1;
      rows.writeUIntBE(offset, row * ROW + 1, ROW - 1);
    }
    const index = offsets.map(([each]) => `${each} 1`).join(' ');
    const data = `/Type /XRef\n/Size ${id + 1}\n/W [1 ${ROW - 1} 0]\n/Index [${index}]\n${told}\n/Length ${rows.length}`;
    return [`${id} 0 obj\n<<\n${data}\n>>\nstream\n`, rows, '\nendstream\nendobj\n'];
  }

  private sorted(): [number, number][] {
    return [...this.offsets].sort(([a], [b]) => a - b);
  }
}

function streamOf(operators: string): string {
  return `<< /Length ${operators.length} >>\nstream\n${operators}\nendstream`;
}

/** The line in outlines, from the left margin's edge; smaller where the paper is too narrow for it. */
function draw(mark: string, width: number): string {
  // A name may have letters that no font here has: each is a question mark, for the number tells the copy anyway.
  const { glyphs, width: natural } = placeGlyphs(mark, 'strong', '?');
  const scale = Math.min(SIZE, (width - 40) / natural);
  const left = (width - natural * scale) / 2;
  let operators = '';
  for (const { glyph, x, y, unit } of glyphs) {
    const path = outline(glyph.path.commands, unit);
    const place = `${print(left + x * scale)} ${print(BASELINE + y * scale)}`;
    if (path !== '') operators += `q ${print(scale)} 0 0 ${print(scale)} ${place} cm ${path}f Q\n`;
  }
  // The page's own content leaves its axes turned: what stood before it is brought back.
  return `Q\n/Artifact << /Type /Pagination >> BDC\nq 0.643 0.125 0.102 rg\n${operators}Q\nEMC`;
}

interface Command {
  readonly command: string;
  readonly args: readonly number[];
}

/** Glyph outlines in PDF's operators; a quadratic curve is a cubic one whose handles are two thirds of the way. */
function outline(commands: readonly Command[], unit: number): string {
  let [operators, at] = ['', [0, 0] as readonly number[]];
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args;
    if (command === 'moveTo') operators += `${points(args, unit)} m `;
    else if (command === 'lineTo') operators += `${points(args, unit)} l `;
    else if (command === 'bezierCurveTo') operators += `${points(args, unit)} c `;
    else if (command === 'quadraticCurveTo') {
      const [x = 0, y = 0] = at;
      const handles = [x + (2 * (a - x)) / 3, y + (2 * (b - y)) / 3, c + (2 * (a - c)) / 3, d + (2 * (b - d)) / 3];
      operators += `${points([...handles, c, d], unit)} c `;
    } else operators += 'h ';
    if (args.length > 0) at = args.slice(-2);
  }
  return operators;
}

function points(values: readonly number[], unit: number): string {
  return values.map((value) => print(value * unit)).join(' ');
}

function print(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}
