import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
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

  static async open(path: string, limits: FileLimits): Promise<Archive> {
    const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
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
    throw problem('file.too-large', `The workbook has ${zip.entryCount} parts; ${limits.parts} are read`, SPLIT);
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
      throw problem('file.damaged', `The part ${entry.fileName} is in the workbook twice`, SAVE_AGAIN);
    parts.set(entry.fileName, entry);
    names.add(entry.fileName.toLowerCase());
  }
  return parts;
}

const SPLIT = 'Split it, and send the parts.';
const SAVE_AGAIN = 'Open the file in a spreadsheet and save it as a workbook (.xlsx) again.';

function tooLarge(most: number): FileProblem {
  return problem('file.too-large', `Taken out of its archive, the workbook has more than ${most} bytes`, SPLIT);
}

function bomb(name: string): FileProblem {
  return problem(
    'file.too-large',
    `The part ${name} is packed far more tightly than a report can be`,
    'Copy the filled sheets into a newly exported file.',
  );
}

export function encrypted(): FileProblem {
  return problem(
    'file.encrypted',
    'The workbook is protected by a password and cannot be read',
    'Take the password away (File, Info, Protect Workbook), and save it again.',
  );
}

function damaged(error: unknown): FileProblem {
  const cause = error instanceof Error ? error.message : String(error);
  return problem('file.damaged', `The workbook is damaged: ${cause}`, SAVE_AGAIN);
}
