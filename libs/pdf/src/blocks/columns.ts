import type { Block, Slice } from '../layout/block.js';

export interface ColumnSpec {
  /** Points, or a share of what the others leave. */
  readonly width?: number;
  readonly share?: number;
  readonly blocks: readonly Block[];
}

/** Blocks side by side, read column by column; stays on one page. */
export function columns(specs: readonly ColumnSpec[], { gap = 24, before = 0, after = 0 } = {}): Block {
  return {
    lay(width, set) {
      const fixed = specs.reduce((sum, spec) => sum + (spec.width ?? 0), 0);
      const shares = specs.reduce((sum, spec) => sum + (spec.width === undefined ? (spec.share ?? 1) : 0), 0);
      const free = width - fixed - gap * (specs.length - 1);
      let x = 0;
      const laid = specs.map((spec) => {
        const columnWidth = spec.width ?? (free * (spec.share ?? 1)) / shares;
        const column = { x, width: columnWidth, slices: spec.blocks.flatMap((block) => block.lay(columnWidth, set)) };
        x += columnWidth + gap;
        return column;
      });
      const height = Math.max(...laid.map(({ slices }) => heightOf(slices)));
      return [
        {
          height: height + after,
          before,
          draw(canvas, left, top) {
            for (const column of laid) {
              let y = top;
              for (const [index, slice] of column.slices.entries()) {
                y += index === 0 ? 0 : (slice.before ?? 0);
                slice.draw(canvas, left + column.x, y, column.width);
                y += slice.height;
              }
            }
          },
        },
      ];
    },
  };
}

/** The height of slices that stand on each other, points. */
export function heightOf(slices: readonly Slice[]): number {
  return slices.reduce((sum, slice, index) => sum + slice.height + (index === 0 ? 0 : (slice.before ?? 0)), 0);
}
