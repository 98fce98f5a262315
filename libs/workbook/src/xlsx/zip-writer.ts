import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** What ZIP without its extension can count. */
const LARGEST = 0xffff_ffff;
/** 1 January 1980: the same report gives the same bytes. */
const DATE = 0x21;
/** Names are UTF-8. */
const UTF8 = 0x0800;
/** Sizes stand behind the bytes. */
const SIZES_AFTER = 0x0008;

export interface PackedPart {
  readonly name: string;
  /** 0 as it is, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** Writes an archive part by part, as it goes: nothing of a part is held but what is being packed. */
export class ZipWriter {
  private offset = 0;
  private readonly directory: Buffer[] = [];

  constructor(private readonly out: Writable) {}

  /** A part from pieces of text; small ones are packed at once. */
  async add(name: string, pieces: string | AsyncIterable<string> | Iterable<string>): Promise<void> {
    if (typeof pieces === 'string') return this.addWhole(name, Buffer.from(pieces));
    const at = this.offset;
    await this.write(header(LOCAL, { name, method: 8, crc: 0, packed: 0, size: 0 }, SIZES_AFTER));
    const deflate = createDeflateRaw({ level: 4 });
    let [crc, size, packed] = [0, 0, 0];
    const draining = (async () => {
      for await (const chunk of deflate as AsyncIterable<Buffer>) {
        packed += chunk.length;
        await this.write(chunk);
      }
    })();
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece);
      crc = crc32(bytes, crc);
      size += bytes.length;
      if (!deflate.write(bytes)) await once(deflate, 'drain');
    }
    deflate.end();
    await draining;
    const part = { name, method: 8, crc, packed, size };
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(0x08074b50, 0);
    writeSizes(sizes, 4, part);
    await this.write(sizes);
    this.list(part, at, SIZES_AFTER);
  }

  /** A part that is packed already, to be copied byte by byte; answers where its bytes begin. */
  async copy(part: PackedPart, bytes: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<number> {
    const at = this.offset;
    await this.write(header(LOCAL, part, 0));
    const begin = this.offset;
    for await (const chunk of bytes) await this.write(chunk);
    this.list(part, at, 0);
    return begin;
  }

  async end(): Promise<void> {
    const at = this.offset;
    const count = this.directory.length;
    const directory = Buffer.concat(this.directory);
    await this.write(directory);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(count, 8);
    end.writeUInt16LE(count, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(at, 16);
    this.out.end(end);
    // What is written may be readable as well, like a hash: nobody reads it here.
    await finished(this.out, { readable: false });
  }

  private async addWhole(name: string, bytes: Buffer): Promise<void> {
    const packed = deflateRawSync(bytes);
    const part = { name, method: 8, crc: crc32(bytes), packed: packed.length, size: bytes.length };
    const at = this.offset;
    await this.write(header(LOCAL, part, 0));
    await this.write(packed);
    this.list(part, at, 0);
  }

  private list(part: PackedPart, at: number, flags: number): void {
    if (part.size > LARGEST || this.offset > LARGEST)
      throw new RangeError(`${part.name} makes the archive larger than 4 GiB.`);
    this.directory.push(header(CENTRAL, part, flags, at));
  }

  private async write(bytes: Buffer): Promise<void> {
    this.offset += bytes.length;
    if (!this.out.write(bytes)) await once(this.out, 'drain');
  }
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;

function header(kind: typeof LOCAL | typeof CENTRAL, part: PackedPart, flags: number, at = 0): Buffer {
  const name = Buffer.from(part.name);
  const central = kind === CENTRAL;
  const fixed = Buffer.alloc(central ? 46 : 30);
  fixed.writeUInt32LE(kind, 0);
  const from = central ? 6 : 4;
  if (central) fixed.writeUInt16LE(20, 4);
  fixed.writeUInt16LE(20, from);
  fixed.writeUInt16LE(UTF8 | flags, from + 2);
  fixed.writeUInt16LE(part.method, from + 4);
  fixed.writeUInt16LE(DATE, from + 8);
  writeSizes(fixed, from + 10, part);
  fixed.writeUInt16LE(name.length, from + 22);
  if (central) fixed.writeUInt32LE(at, 42);
  return Buffer.concat([fixed, name]);
}

function writeSizes(into: Buffer, at: number, { crc, packed, size }: PackedPart): void {
  into.writeUInt32LE(crc, at);
  into.writeUInt32LE(packed >>> 0, at + 4);
  into.writeUInt32LE(size >>> 0, at + 8);
}
