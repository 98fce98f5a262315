import { baselineOf } from '../identity.js';
import type { Block } from '../layout/block.js';
import type { TextStyle, Typesetter } from '../text/typesetter.js';

export interface HeadingOptions {
  readonly style: TextStyle;
  readonly before?: number;
  readonly after?: number;
  /** Names the place, so that contents and links lead to it. */
  readonly place?: string;
  /** Bookmarked at this depth. */
  readonly bookmark?: 1 | 2;
  /** A bookmark over this one and those that follow: what they have in common. */
  readonly group?: string | undefined;
  readonly lang?: string | undefined;
}

/** A title's style, made smaller until it takes no more than `most` lines: official titles may be whole sentences. */
export function fitTitle(set: Typesetter, text: string, style: TextStyle, width: number, most: number): TextStyle {
  const smaller = [1, 0.84, 0.7, 0.58].map((share) => ({
    ...style,
    size: style.size * share,
    leading: Math.ceil(style.leading * share),
  }));
  return smaller.find((each) => set.wrap(text, each, width).length <= most) ?? smaller.at(-1) ?? style;
}

/** A heading; never the last thing on a page. */
export function heading(level: 1 | 2 | 3, text: string, options: HeadingOptions): Block {
  const { style, before = 0, after = 0, place, bookmark, group, lang } = options;
  return {
    lay(width, set) {
      const lines = set.wrap(text, style, width, lang);
      return [
        {
          height: lines.length * style.leading + after,
          before,
          keepWithNext: true,
          opens: true,
          ...(place ? { place } : {}),
          draw(canvas, x, y) {
            if (place) canvas.name(place, Math.max(0, y - 12));
            if (group !== undefined) canvas.bookmark(group, 1);
            if (bookmark) canvas.bookmark(text, bookmark);
            canvas.tagged(`H${level}`, { lang }, () => {
              for (const [index, line] of lines.entries())
                canvas.text(line, x, y + index * style.leading + baselineOf(style));
            });
          },
        },
      ];
    },
  };
}
