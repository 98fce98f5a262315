import type { NumberedCell } from '../table/form.js';

/** Cells by the bytes of their names, found without making a text of them. */
export class ByteNames {
  private readonly slots: ({ readonly name: Buffer; readonly cell: NumberedCell } | undefined)[];
  private readonly mask: number;

  constructor(cells: ReadonlyMap<string, NumberedCell>) {
    // At most half of the slots are taken, so that a search is short.
    const size = 2 ** Math.ceil(Math.log2(cells.size * 2 + 1));
    this.slots = Array.from({ length: size }, () => undefined);
    this.mask = size - 1;
    for (const [text, cell] of cells) {
      const name = Buffer.from(text);
      let at = hashOf(name, 0, name.length) & this.mask;
      while (this.slots[at]) at = (at + 1) & this.mask;
      this.slots[at] = { name, cell };
    }
  }

  find(bytes: Buffer, from: number, to: number): NumberedCell | null {
    let at = hashOf(bytes, from, to) & this.mask;
    for (let slot = this.slots[at]; slot; slot = this.slots[(at = (at + 1) & this.mask)])
      if (isSame(slot.name, bytes, from, to)) return slot.cell;
    return null;
  }
}

function isSame(name: Buffer, bytes: Buffer, from: number, to: number): boolean {
  if (name.length !== to - from) return false;
  for (let n = name.length - 1; n >= 0; n -= 1) if (name[n] !== bytes[from + n]) return false;
  return true;
}

/** FNV-1a. */
function hashOf(bytes: Buffer, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
