import { baselineOf } from '../identity.js';
import type { Block, Slice } from '../layout/block.js';
import type { Element } from '../print/structure.js';
import type { Line, TextStyle, Words } from '../text/typesetter.js';

export interface ParagraphOptions {
  readonly style: TextStyle;
  readonly before?: number;
  readonly after?: number;
  /** No line wider than this, points: long lines are hard to read. */
  readonly measure?: number;
  readonly keepWithNext?: boolean;
  readonly lang?: string | undefined;
}

/** A paragraph; breaks over pages between lines, with no first or last line alone. */
export function paragraph(words: Words, options: ParagraphOptions): Block {
  const { style, before = 0, after = 0, measure = Infinity, keepWithNext = false, lang } = options;
  return {
    lay(width, set) {
      const groups = groupLines(set.wrap(words, style, Math.min(width, measure), lang));
      let element: Element | null = null;
      return groups.map((lines, index): Slice => {
        const last = index === groups.length - 1;
        return {
          height: lines.length * style.leading + (last ? after : 0),
          before: index === 0 ? before : 0,
          keepWithNext: last && keepWithNext,
          draw(canvas, x, y) {
            element ??= canvas.open('P', { lang });
            canvas.content(element, () => {
              for (const [row, line] of lines.entries())
                canvas.text(line, x, y + row * style.leading + baselineOf(style));
            });
            if (last) canvas.close(element);
          },
        };
      });
    },
  };
}

/** The first two and the last two lines stay together. */
export function groupLines(lines: readonly Line[]): (readonly Line[])[] {
  if (lines.length <= 4) return lines.length <= 3 ? [lines] : [lines.slice(0, 2), lines.slice(2)];
  return [lines.slice(0, 2), ...lines.slice(2, -2).map((line) => [line]), lines.slice(-2)];
}
