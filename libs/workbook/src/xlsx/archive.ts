import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { clip, faultWords } from '@signatory/domain';
import { problem, FileProblem } from '../file-problem.js';
import type { FileLimits } from '../report-file.js';

/** Below this, a high ratio is only a small file of many blanks. */
const SMALL = 1024 * 1024;

/**
 * The parts of a workbook. What the archive declares is held against the limits before a byte is inflated, and what
 * comes out is counted again, since a declaration may lie.
 */
export class Archive {
  private inflated = 0;
  /** Part names differ by more than their case. */
  private readonly names: ReadonlyMap<string, string>;

  private constructor(
    private readonly zip: ZipFile,
    readonly parts: ReadonlyMap<string, Entry>,
    private readonly limits: FileLimits,
  ) {
    this.names = new Map([...parts.keys()].map((name) => [name.toLowerCase(), name]));
  }

  /** Of the file at a path, or of its bytes. */
  static async open(file: string | Buffer, limits: FileLimits): Promise<Archive> {
    const options = { lazyEntries: true, autoClose: false };
    const opening =
      typeof file === 'string' ? yauzl.openPromise(file, options) : yauzl.fromBufferPromise(file, options);
    const zip = await opening.catch((error: unknown) => {
      throw damaged(error);
    });
    try {
      return new Archive(zip, await readDirectory(zip, limits), limits);
    } catch (error) {
      zip.close();
      throw error instanceof FileProblem ? error : damaged(error);
    }
  }

  /** A part's name as the archive spells it; undefined where there is no such part. */
  nameOf(name: string): string | undefined {
    return this.names.get(name.toLowerCase());
  }

  /** Bytes of the file taken in so far, by what has been inflated of what is declared. */
  get read(): number {
    let declared = 0;
    for (const { uncompressedSize } of this.parts.values()) declared += uncompressedSize;
    return declared === 0 ? 0 : Math.round(this.zip.fileSize * Math.min(1, this.inflated / declared));
  }

  /** The bytes of a part as they are packed, to be copied. */
  packed(entry: Entry): Promise<Readable> {
    return this.zip.openReadStreamPromise(entry, { decodeFileData: false });
  }

  /** The bytes of a part; none where the archive has no such part. */
  async *bytes(name: string): AsyncGenerator<Buffer> {
    const entry = this.parts.get(name);
    if (!entry) return;
    if (entry.isEncrypted()) throw encrypted();
    let own = 0;
    try {
      for await (const chunk of (await this.zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        own += chunk.length;
        this.inflated += chunk.length;
        if (this.inflated > this.limits.inflatedBytes) throw tooLarge(this.limits.inflatedBytes);
        if (own > SMALL && own > entry.compressedSize * this.limits.ratio) throw bomb(name);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof FileProblem ? error : damaged(error);
    }
  }

  /** A small part whole. */
  async text(name: string, most = 16 * 1024 * 1024): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.bytes(name)) {
      size += chunk.length;
      if (size > most) throw tooLarge(most);
      chunks.push(chunk);
    }
    return new TextDecoder().decode(Buffer.concat(chunks));
  }

  close(): void {
    this.zip.close();
  }
}

async function readDirectory(zip: ZipFile, limits: FileLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.parts)
    throw problem(faultWords('file.too-large.parts', { count: zip.entryCount, most: limits.parts }));
  const parts = new Map<string, Entry>();
  const names = new Set<string>();
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    declared += entry.uncompressedSize;
    if (declared > limits.inflatedBytes) throw tooLarge(limits.inflatedBytes);
    if (entry.uncompressedSize > SMALL && entry.uncompressedSize > entry.compressedSize * limits.ratio)
      throw bomb(entry.fileName);
    // Two parts of one name: which of them a spreadsheet showed its reader cannot be known.
    if (names.has(entry.fileName.toLowerCase()))
      throw problem(faultWords('file.damaged.part-twice', { part: clip(entry.fileName) }));
    parts.set(entry.fileName, entry);
    names.add(entry.fileName.toLowerCase());
  }
  return parts;
}

function tooLarge(most: number): FileProblem {
  return problem(faultWords('file.too-large.inflated', { most }));
}

function bomb(name: string): FileProblem {
  return problem(faultWords('file.too-large.packed', { part: clip(name) }));
}

export function encrypted(): FileProblem {
  return problem(faultWords('file.encrypted'));
}

/** The end of an archive says where all else stands: a file that was not sent to its end lacks it. */
const CUT = /end of central directory|unexpected end|unexpected eof/i;

// What the archive's reader says is for whoever mends archives: the sender is told which of two cures helps.
function damaged(error: unknown): FileProblem {
  const isCut = error instanceof Error && CUT.test(error.message);
  return problem(isCut ? faultWords('file.damaged.cut') : faultWords('file.damaged.archive'));
}
