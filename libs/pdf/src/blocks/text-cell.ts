import { baselineOf } from '../identity.js';
import type { Cell, LaidCell } from '../layout/table.js';
import type { Line, TextStyle, Words } from '../text/typesetter.js';

export interface TextCellOptions {
  readonly style: TextStyle;
  readonly align?: 'left' | 'right' | 'center';
  readonly scope?: 'Row' | 'Column';
  readonly span?: number;
  readonly lang?: string | undefined;
  /** White inside the cell's left edge, points. */
  readonly indent?: number;
}

/** Text in a cell, wrapped to the column. */
export function textCell(words: Words, options: TextCellOptions): Cell {
  const { style, align = 'left', scope, span, lang, indent = 0 } = options;
  return {
    ...(scope ? { scope } : {}),
    ...(span ? { span } : {}),
    lang,
    least: (set) => indent + set.widestWord(words, style),
    lay: (width, set) => layLines(set.wrap(words, style, width - indent), { style, align, indent }),
  };
}

function layLines(
  lines: readonly Line[],
  options: { readonly style: TextStyle; readonly align: 'left' | 'right' | 'center'; readonly indent: number },
): LaidCell {
  const { style, align, indent } = options;
  const height = Math.max(1, lines.length) * style.leading;
  if (lines.length === 0) return { height };
  return {
    height,
    print(canvas, box) {
      for (const [index, line] of lines.entries()) {
        const free = box.width - indent - line.width;
        const offset = align === 'right' ? free : align === 'center' ? free / 2 : 0;
        canvas.text(line, box.x + indent + offset, box.y + index * style.leading + baselineOf(style));
      }
    },
    split(most) {
      const room = Math.max(1, Math.floor(most / style.leading));
      const parts = Math.ceil(lines.length / room);
      return Array.from({ length: parts }, (_, part) => layLines(lines.slice(part * room, (part + 1) * room), options));
    },
  };
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
