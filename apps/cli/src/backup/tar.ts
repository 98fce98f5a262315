/** Tar archives (POSIX ustar), written and read as streams: a backup can be looked into with `tar tzf`. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';

const BLOCK = 512;
const LARGEST_OCTAL = 0o77777777777;

/** One file of an archive. The body must be read before the next entry is asked for; what is left of it is skipped. */
export interface TarEntry {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Raised for bytes that are no archive of this kind, or end too early. */
export class TarFault extends Error {
  override readonly name = 'TarFault';
}

/** Appends a file; `body` must give exactly `size` bytes. */
export async function writeEntry(out: Writable, { path, size, body }: TarEntry): Promise<void> {
  await write(out, header(path, size));
  let written = 0;
  for await (const chunk of body) {
    written += chunk.length;
    await write(out, chunk);
  }
  if (written !== size)
    throw new TarFault(`${path} changed while it was read: ${size} bytes expected, ${written} found.`);
  await write(out, Buffer.alloc(padding(size)));
}

/** The two empty blocks that end an archive. */
export async function writeEnd(out: Writable): Promise<void> {
  await write(out, Buffer.alloc(2 * BLOCK));
}

/** Reads an archive file by file. @throws TarFault */
export async function* readEntries(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const reader = new BlockReader(source);
  for (;;) {
    const head = await reader.take(BLOCK);
    if (head.every((byte) => byte === 0)) return;
    const { path, size } = parseHeader(head);
    let left = size;
    const body = (async function* () {
      while (left > 0) {
        const chunk = await reader.takeSome(left);
        left -= chunk.length;
        yield chunk;
      }
    })();
    yield { path, size, body };
    while (left > 0) left -= (await reader.takeSome(left)).length;
    await reader.take(padding(size));
  }
}

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

async function write(out: Writable, chunk: Uint8Array): Promise<void> {
  if (!out.write(chunk)) await once(out, 'drain');
}

function header(path: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const cut = Buffer.byteLength(path) > 100 ? path.lastIndexOf('/') : -1;
  const [prefix, name] = cut < 0 ? ['', path] : [path.slice(0, cut), path.slice(cut + 1)];
  if (Buffer.byteLength(name) > 100 || Buffer.byteLength(prefix) > 155)
    throw new TarFault(`The path ${path} is too long.`);
  block.write(name, 0);
  block.write('0000600\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  writeSize(block, size);
  block.write('00000000000\0', 136);
  block.fill(' ', 148, 156);
  block.write('0', 156);
  block.write('ustar\0' + '00', 257);
  block.write(prefix, 345);
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** Octal up to 8 GiB, above that the binary form that every tar of today reads. */
function writeSize(block: Buffer, size: number): void {
  if (size <= LARGEST_OCTAL) {
    block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
    return;
  }
  block.writeUInt8(0x80, 124);
  block.writeBigUInt64BE(BigInt(size), 128);
}

function parseHeader(block: Buffer): { path: string; size: number } {
  const text = (from: number, to: number) => block.toString('utf8', from, to).replace(/\0.*$/s, '');
  const claimed = parseInt(text(148, 156), 8);
  const blank = Buffer.from(block).fill(' ', 148, 156);
  if (claimed !== checksum(blank) || text(257, 262) !== 'ustar') throw new TarFault('A file header is damaged.');
  const size = (block[124] ?? 0) & 0x80 ? Number(block.readBigUInt64BE(128)) : parseInt(text(124, 136), 8);
  const prefix = text(345, 500);
  return { path: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100), size };
}

function checksum(block: Buffer): number {
  return block.reduce((sum, byte) => sum + byte, 0);
}

/** Cuts a stream of chunks into the pieces that are asked for. */
class BlockReader {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  /** At least one byte and at most `limit`. */
  async takeSome(limit: number): Promise<Buffer> {
    if (this.rest.length === 0) {
      const { done, value } = await this.chunks.next();
      if (done) throw new TarFault('The archive ends too early.');
      this.rest = Buffer.from(value);
    }
    const taken = this.rest.subarray(0, limit);
    this.rest = this.rest.subarray(taken.length);
    return taken;
  }

  /** Exactly `count` bytes. */
  async take(count: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for (let left = count; left > 0; left -= pieces.at(-1)?.length ?? 0) pieces.push(await this.takeSome(left));
    return Buffer.concat(pieces);
  }
}
