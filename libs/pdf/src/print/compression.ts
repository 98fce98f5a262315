import { deflate } from 'node:zlib';

/** pdfkit's own level takes twice the time, for a file that is 4 in 100 smaller. */
const LEVEL = 3;
/** zlib cannot look back all of its window, but for this many bytes. */
const LOOKAHEAD = 262;

/**
 * A page is small, and its stream's memory is cleared for each anew, which took a third of the time: a window that holds the whole
 * of it, and half the memory for the rest, give the same bytes but for the window's size in the first.
 */
function settingsOf({ length }: Uint8Array): { level: number; memLevel: number; windowBits: number } {
  const windowBits = Math.ceil(Math.log2(length + LOOKAHEAD));
  return { level: LEVEL, memLevel: 7, windowBits: Math.min(15, Math.max(9, windowBits)) };
}

function compress(bytes: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    deflate(bytes, settingsOf(bytes), (error, compressed) => (error ? reject(error) : resolve(compressed)));
  });
}

/** Where a page's operators stand, as pdfkit keeps them: written by `end`, as they are where nothing compresses them. */
export interface PageContent {
  readonly data: Record<string, unknown>;
  buffer: Uint8Array[];
  compress: boolean;
  end(): void;
}

/** Compresses what a file holds on another thread, while the next page is drawn, and has it written in its order. */
export class Compression {
  private readonly waiting: (() => Promise<void>)[] = [];

  add(bytes: Uint8Array, write: (compressed: Uint8Array) => void): void {
    const compressed = compress(bytes);
    this.waiting.push(async () => write(await compressed));
  }

  /** Takes over what pdfkit would write when it ends the page. */
  addPage(content: PageContent, operators: Uint8Array): void {
    const end = content.end.bind(content);
    content.end = (): void => undefined;
    this.add(operators, (compressed) => {
      content.buffer = [compressed];
      content.compress = false;
      content.data['Filter'] = 'FlateDecode';
      end();
    });
  }

  /** Writes what was added, but for the last `kept`. */
  async settle(kept: number): Promise<void> {
    while (this.waiting.length > kept) await this.waiting.shift()?.();
  }
}
