import { baselineOf } from '../identity.js';
import type { Cell, CellBox } from '../layout/cell.js';
import type { LaidCell } from '../layout/table.js';
import type { Canvas } from '../print/canvas.js';
import type { Line, TextStyle, Words } from '../text/typesetter.js';

export interface TextCellOptions {
  readonly style: TextStyle;
  readonly align?: 'left' | 'right' | 'center';
  readonly scope?: 'Row' | 'Column';
  readonly span?: number;
  readonly lang?: string | undefined;
  /** White inside the cell's left edge, points. */
  readonly indent?: number;
  /** Stands before the first line; the others hang beside it. */
  readonly hang?: Words;
}

/** Text in a cell, wrapped to the column. */
export function textCell(words: Words, options: TextCellOptions): Cell {
  const { style, align = 'left', scope, span, lang, hang } = options;
  return {
    ...(scope ? { scope } : {}),
    ...(span ? { span } : {}),
    lang,
    least: (set) => (options.indent ?? 0) + (hang ? set.widthOf(hang, style) : 0) + set.widestWord(words, style),
    lay(width, set) {
      const before = hang ? set.line(hang, style) : undefined;
      const indent = (options.indent ?? 0) + (before?.width ?? 0);
      return layText(set.wrap(words, style, width - indent, lang), { style, align, indent, before });
    },
  };
}

interface TextLook {
  readonly style: TextStyle;
  readonly align: 'left' | 'right' | 'center';
  readonly indent: number;
  readonly before: Line | undefined;
}

function layText(lines: readonly Line[], look: TextLook): LaidCell {
  return lines.length === 0 ? { height: look.style.leading } : new LaidText(lines, look);
}

/** A class: of the thousands of cells of a report each would else keep its own functions. */
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
    const { style, align, indent, before } = this.look;
    if (before) canvas.text(before, box.x + indent - before.width, box.y + baselineOf(style));
    for (const [index, line] of lines.entries()) {
      const free = box.width - indent - line.width;
      const offset = align === 'right' ? free : align === 'center' ? free / 2 : 0;
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
