import { baselineOf, INK } from '../identity.js';
import type { Block, Slice } from '../layout/block.js';
import type { Element } from '../print/structure.js';
import type { TextStyle, Words } from '../text/typesetter.js';
import { groupLines } from './paragraph.js';

export interface ListOptions {
  readonly style: TextStyle;
  readonly before?: number;
  readonly gap?: number;
  readonly after?: number;
  readonly measure?: number;
  /** Numbered from 1; without it, each item has a drawn dot. */
  readonly numbered?: boolean;
  readonly lang?: string | undefined;
}

const INDENT = 16;

/** A list; an item that is longer than a few lines breaks over pages as a paragraph does. */
export function list(items: readonly Words[], options: ListOptions): Block {
  const { style, before = 0, gap = 4, after = 0, measure = Infinity, numbered = false, lang } = options;
  return {
    lay(width, set) {
      let element: Element | null = null;
      return items.flatMap((item, index): Slice[] => {
        const groups = groupLines(set.wrap(item, style, Math.min(width, measure) - INDENT, lang));
        const label = numbered ? set.line(`${index + 1}.`, style) : null;
        let [entry, body]: (Element | null)[] = [null, null];
        return groups.map((lines, part): Slice => {
          const last = part === groups.length - 1;
          return {
            height: lines.length * style.leading + (last && index === items.length - 1 ? after : 0),
            before: part > 0 ? 0 : index === 0 ? before : gap,
            // Neither the first nor the last item stands on a page without its neighbour.
            keepWithNext: last && (index === 0 || index === items.length - 2) && index < items.length - 1,
            draw(canvas, x, y) {
              const outer = canvas.parent;
              element ??= canvas.open('L', { lang });
              canvas.parent = element;
              if (part === 0) {
                if (!label) canvas.artifact(() => canvas.disc(x + 3, y + style.leading / 2, 1.3, INK.ink500));
                entry = canvas.open('LI');
                canvas.parent = entry;
                if (label) canvas.tagged('Lbl', {}, () => canvas.text(label, x, y + baselineOf(style)));
                body = canvas.open('LBody');
              }
              if (body)
                canvas.content(body, () => {
                  for (const [row, line] of lines.entries())
                    canvas.text(line, x + INDENT, y + row * style.leading + baselineOf(style));
                });
              if (last && body && entry) {
                canvas.close(body);
                canvas.close(entry);
              }
              canvas.parent = outer;
              if (last && index === items.length - 1) canvas.close(element);
            },
          };
        });
      });
    },
  };
}
