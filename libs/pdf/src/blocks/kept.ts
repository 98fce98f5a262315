import type { Block } from '../layout/block.js';

/** The same block, whose last lines stay on the page of what follows. */
export function kept(block: Block): Block {
  return {
    lay(width, set) {
      const slices = block.lay(width, set);
      return slices.map((slice, at) => (at === slices.length - 1 ? { ...slice, keepWithNext: true } : slice));
    },
  };
}
