import { baselineOf } from '../identity.js';
import type { Cell, CellBox } from '../layout/cell.js';
import type { LaidCell } from '../layout/table.js';
import type { Canvas } from '../print/canvas.js';
import type { Line, TextStyle, Typesetter, Words } from '../text/typesetter.js';

export interface TextCellOptions {
  readonly style: TextStyle;
  readonly align?: 'left' | 'right' | 'center';
  readonly scope?: 'Row' | 'Column';
  readonly columns?: number;
  readonly lang?: string | undefined;
  /** White inside the cell's left edge, points. */
  readonly indent?: number;
  /** White inside its right edge. */
  readonly end?: number;
  /** Stands before the first line; the others hang beside it. */
  readonly hang?: Words;
  /** The room of what hangs, where rows shall have one; its own width without it. */
  readonly hangWidth?: number;
}

/** Text in a cell, wrapped to the column. */
export function textCell(words: Words, options: TextCellOptions): Cell {
  return new TextCell(words, options);
}

/** A class, as what it lays out: of the thousands of cells of a report each would else keep its own functions. */
class TextCell implements Cell {
  readonly scope: 'Row' | 'Column' | undefined;
  readonly columns: number | undefined;
  readonly lang: string | undefined;

  constructor(
    private readonly words: Words,
    private readonly options: TextCellOptions,
  ) {
    this.scope = options.scope;
    this.columns = options.columns;
    this.lang = options.lang;
  }

  least(set: Typesetter): number {
    const { style, hang, end = 0 } = this.options;
    return this.indent(hang ? set.widthOf(hang, style) : 0) + set.widestWord(this.words, style) + end;
  }

  lay(width: number, set: Typesetter): LaidCell {
    const { style, align = 'left', lang, hang, indent: start = 0, end = 0 } = this.options;
    const before = hang ? set.line(hang, style) : undefined;
    const indent = this.indent(before?.width ?? 0);
    return layText(set.wrap(this.words, style, width - indent - end, lang), { style, align, start, indent, before });
  }

  /** Where the text begins beside what hangs, points. */
  private indent(hanging: number): number {
    const { indent = 0, hang, hangWidth = 0 } = this.options;
    return indent + Math.max(hanging, hang ? hangWidth : 0);
  }
}

interface TextLook {
  readonly style: TextStyle;
  readonly align: 'left' | 'right' | 'center';
  /** Where what hangs begins, and the lines beside it. */
  readonly start: number;
  readonly indent: number;
  readonly before: Line | undefined;
}

function layText(lines: readonly Line[], look: TextLook): LaidCell {
  return lines.length === 0 ? { height: look.style.leading } : new LaidText(lines, look);
}

class LaidText implements LaidCell {
  readonly height: number;

  constructor(
    private readonly lines: readonly Line[],
    private readonly look: TextLook,
  ) {
    this.height = lines.length * look.style.leading;
  }

  print(canvas: Canvas, box: CellBox): void {
    const { lines } = this;
    const { style, align, start, indent, before } = this.look;
    if (before) canvas.text(before, box.x + start, box.y + baselineOf(style));
    // From right to left its lines end below one another, and as a whole it stands where other texts of the column do.
    const white = Math.min(...lines.map(({ start: own = 0 }) => own));
    for (const [index, line] of lines.entries()) {
      const free = box.width - indent - line.width + white;
      const offset = (align === 'right' ? free : align === 'center' ? free / 2 : 0) - white;
      canvas.text(line, box.x + indent + offset, box.y + index * style.leading + baselineOf(style));
    }
  }

  split(room: number): readonly [LaidCell, LaidCell] {
    const { lines, look } = this;
    const fitting = Math.max(0, Math.floor(room / look.style.leading));
    return [layText(lines.slice(0, fitting), look), layText(lines.slice(fitting), { ...look, before: undefined })];
  }
}

const TALLEST_HEAD = 130;

/** A head that reads upwards, cut where it is very long, for columns narrower than its words. */
export function turnedCell(words: string, options: { style: TextStyle; scope: 'Row' | 'Column' }): Cell {
  const { style, scope } = options;
  return {
    scope,
    lay(width, set) {
      const line = set.fit(words, style, TALLEST_HEAD);
      return {
        height: line.width,
        print: (canvas, box) => canvas.turnedText(line, box.x + width / 2 + style.size * 0.33, box.y + line.width),
      };
    },
  };
}
