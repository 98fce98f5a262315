import { baselineOf, INK, TYPE } from '../identity.js';
import type { Block, Slice } from '../layout/block.js';
import type { Element } from '../print/structure.js';

export interface ContentsEntry {
  readonly title: string;
  readonly place: string;
  readonly level: 1 | 2;
}

/** Points between entries and of their lines, by level; `close` with less white. */
const ROOM = {
  easy: { 1: { leading: 16, after: 4, before: 4.5 }, 2: { leading: 14, after: 2, before: 0 } },
  close: { 1: { leading: 14.5, after: 2, before: 2 }, 2: { leading: 12.6, after: 1, before: 0 } },
} as const;

/** The contents: each entry leads to its place and prints its page, known once all is laid out. */
export function contents(
  entries: readonly ContentsEntry[],
  pages: ReadonlyMap<string, number>,
  words: (title: string, page: number) => string,
  room: keyof typeof ROOM = 'easy',
): Block {
  return {
    lay(width, set) {
      let element: Element | null = null;
      return entries.map(({ title, place, level }, index): Slice => {
        const { leading, after, before } = ROOM[room][level];
        const style = level === 1 ? { ...TYPE.body, size: 10.4, leading } : { ...TYPE.body, leading, ink: INK.ink600 };
        const indent = level === 1 ? 0 : 18;
        const lines = set.wrap(title, style, width - indent - 50);
        const height = lines.length * style.leading;
        return {
          height: height + after,
          before: index > 0 ? before : 0,
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
