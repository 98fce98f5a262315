import { baselineOf, INK } from '../identity.js';
import type { Block, Slice } from '../layout/block.js';
import type { Element } from '../print/structure.js';
import type { TextStyle, Words } from '../text/typesetter.js';

export interface ListOptions {
  readonly style: TextStyle;
  readonly before?: number;
  readonly gap?: number;
  readonly measure?: number;
  /** Numbered from 1; without it, each item has a drawn dot. */
  readonly numbered?: boolean;
}

const INDENT = 16;

/** A list: one slice per item. */
export function list(items: readonly Words[], options: ListOptions): Block {
  const { style, before = 0, gap = 4, measure = Infinity, numbered = false } = options;
  return {
    lay(width, set) {
      let element: Element | null = null;
      return items.map((item, index): Slice => {
        const lines = set.wrap(item, style, Math.min(width, measure) - INDENT);
        const label = numbered ? set.line(`${index + 1}.`, style) : null;
        return {
          height: lines.length * style.leading,
          before: index === 0 ? before : gap,
          draw(canvas, x, y) {
            const outer = canvas.parent;
            element ??= canvas.open('L');
            canvas.parent = element;
            if (!label) canvas.artifact(() => canvas.disc(x + 3, y + style.leading / 2, 1.3, INK.ink500));
            canvas.group('LI', {}, () => {
              if (label) canvas.tagged('Lbl', {}, () => canvas.text(label, x, y + baselineOf(style)));
              canvas.tagged('LBody', {}, () => {
                for (const [row, line] of lines.entries())
                  canvas.text(line, x + INDENT, y + row * style.leading + baselineOf(style));
              });
            });
            canvas.parent = outer;
            if (index === items.length - 1) canvas.close(element);
          },
        };
      });
    },
  };
}
