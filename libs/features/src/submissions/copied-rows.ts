const SIGNATURE = 11;
const HEADER = SIGNATURE + 8;
const [COUNT, LENGTH] = [2, 4];

/** A field of a row, as its bytes stand in those that came; null stands for NULL. */
export type Field = Uint8Array | null;

/**
 * The rows of `COPY … TO STDOUT (FORMAT binary)` from its bytes, which may be cut anywhere. A row that is long is put together
 * once, when the last of it has come.
 */
export class CopiedRows {
  private pieces: Uint8Array[] = [];
  private size = 0;
  /** As many bytes have to be there before a row more can be read. */
  private needed = HEADER;
  private begun = false;
  private ended = false;

  constructor(private readonly take: (fields: readonly Field[]) => void) {}

  feed(chunk: Uint8Array): void {
    this.pieces.push(chunk);
    this.size += chunk.length;
    if (this.size < this.needed) return;
    const bytes = Buffer.concat(this.pieces);
    const at = this.read(bytes);
    this.pieces = [bytes.subarray(at)];
    this.size = bytes.length - at;
    this.needed -= at;
  }

  /** @throws Error where the end of the rows has not come */
  end(): void {
    if (!this.ended) throw new Error('The rows end in the middle.');
  }

  /** Reads what is whole, and answers where the rest begins; `needed` is counted from the same place as `bytes`. */
  private read(bytes: Buffer): number {
    let at = 0;
    if (!this.begun) {
      at = HEADER + bytes.readInt32BE(HEADER - LENGTH);
      this.begun = true;
    }
    while (!this.ended) {
      const end = this.endOfRow(bytes, at);
      if (end > bytes.length) {
        this.needed = end;
        return Math.min(at, bytes.length);
      }
      const count = bytes.readInt16BE(at);
      this.ended = count < 0;
      if (!this.ended) this.take(fieldsOf(bytes, at + COUNT, count));
      at = end;
    }
    this.needed = Number.POSITIVE_INFINITY;
    return at;
  }

  /** Where a row ends, or as far as it is known to reach beyond what has come. */
  private endOfRow(bytes: Buffer, start: number): number {
    let at = start + COUNT;
    if (at > bytes.length) return at;
    for (let left = bytes.readInt16BE(start); left > 0; left -= 1) {
      if (at + LENGTH > bytes.length) return at + LENGTH;
      at += LENGTH + Math.max(0, bytes.readInt32BE(at));
    }
    return at;
  }
}

function fieldsOf(bytes: Buffer, start: number, count: number): Field[] {
  let at = start;
  return Array.from({ length: count }, () => {
    const length = bytes.readInt32BE(at);
    at += LENGTH;
    const field = length < 0 ? null : bytes.subarray(at, at + length);
    at += Math.max(0, length);
    return field;
  });
}
