import { baselineOf, INK, TYPE } from '../identity.js';
import type { Block, Slice } from '../layout/block.js';
import type { Element } from '../print/structure.js';

export interface ContentsEntry {
  readonly title: string;
  readonly place: string;
  readonly level: 1 | 2;
}

/** The contents: each entry leads to its place and prints its page, known once all is laid out. */
export function contents(
  entries: readonly ContentsEntry[],
  pages: ReadonlyMap<string, number>,
  words: (title: string, page: number) => string,
): Block {
  return {
    lay(width, set) {
      let element: Element | null = null;
      return entries.map(({ title, place, level }, index): Slice => {
        const style = level === 1 ? { ...TYPE.body, size: 10.4, leading: 16 } : { ...TYPE.body, ink: INK.ink600 };
        const indent = level === 1 ? 0 : 18;
        const lines = set.wrap(title, style, width - indent - 50);
        const height = lines.length * style.leading;
        return {
          height: height + (level === 1 ? 4 : 2),
          before: level === 1 && index > 0 ? 4.5 : 0,
          draw(canvas, x, y) {
            const outer = canvas.parent;
            element ??= canvas.open('TOC');
            canvas.parent = element;
            const page = pages.get(place) ?? 0;
            const number = set.line(String(page), style);
            const baseline = y + baselineOf(style);
            const last = lines.at(-1);
            const end = x + indent + (last?.width ?? 0) + 6;
            const row = y + (lines.length - 1) * style.leading;
            canvas.artifact(() =>
              canvas.line(
                [end, row + baselineOf(style) - 0.5],
                [x + width - number.width - 6, row + baselineOf(style) - 0.5],
                INK.line300,
                0.7,
                '0.7 2.6',
              ),
            );
            canvas.group('TOCI', {}, () =>
              canvas.group('Reference', {}, () =>
                canvas.group('Link', {}, (link) => {
                  canvas.content(link, () => {
                    for (const [at, line] of lines.entries())
                      canvas.text(line, x + indent, baseline + at * style.leading);
                    canvas.text(number, x + width - number.width, row + baselineOf(style));
                  });
                  canvas.link(link, [x, y], width, height, { place }, words(title, page));
                }),
              ),
            );
            canvas.parent = outer;
            if (index === entries.length - 1) canvas.close(element);
          },
        };
      });
    },
  };
}
