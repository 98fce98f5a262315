import { baselineOf } from '../identity.js';
import type { Block } from '../layout/block.js';
import type { TextStyle } from '../text/typesetter.js';

export interface HeadingOptions {
  readonly style: TextStyle;
  readonly before?: number;
  readonly after?: number;
  /** Names the place, so that contents and links lead to it. */
  readonly place?: string;
  /** Bookmarked at this depth. */
  readonly bookmark?: 1 | 2;
  readonly lang?: string | undefined;
}

/** A heading; never the last thing on a page. */
export function heading(level: 1 | 2 | 3, text: string, options: HeadingOptions): Block {
  const { style, before = 0, after = 0, place, bookmark, lang } = options;
  return {
    lay(width, set) {
      const lines = set.wrap(text, style, width);
      return [
        {
          height: lines.length * style.leading + after,
          before,
          keepWithNext: true,
          ...(place ? { place } : {}),
          draw(canvas, x, y) {
            if (place) canvas.name(place, Math.max(0, y - 12));
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
