import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { MANIFEST_PATH, SIGNATURE_PATH } from '@signatory/contract';
import { explain } from '../files/read-file.js';
import { CommandFault } from '../io.js';
import { readCopy, type MarkedFile } from './read-copy.js';

/** Manifests list files by the thousand at the most; a larger one is none. */
const LARGEST_MANIFEST = 64 * 1024 * 1024;
/** `pdf/en/members/CA.pdf` is three folders below its manifest. */
const DEEPEST = 4;

/** A folder that holds a manifest, as it lies on the disk. */
export interface ReleaseFolder {
  /** Absolute. */
  readonly folder: string;
  /** The manifest's bytes as they are: what the signature is over. */
  readonly manifest: Buffer;
  /** Null where there is none. */
  readonly signature: string | null;
}

/** A file beside the manifest. */
export interface FoundFile {
  /** From the manifest's folder, with slashes. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** Where it is a marked copy. */
  readonly marked: MarkedFile | null;
}

/** The folder's release; null where it has no manifest. */
export async function openRelease(folder: string): Promise<ReleaseFolder | null> {
  const path = join(folder, MANIFEST_PATH);
  const size = await sizeOf(path);
  if (size === null) return null;
  if (size > LARGEST_MANIFEST) throw new CommandFault([`${path} has ${size} bytes; this is no manifest.`]);
  const signature = join(folder, SIGNATURE_PATH);
  return {
    folder,
    manifest: await read(path),
    signature: (await sizeOf(signature)) === null ? null : (await read(signature)).toString('utf8').slice(0, 10_000),
  };
}

/** The release whose manifest stands beside a file, or in a folder above it. */
export async function findRelease(file: string): Promise<ReleaseFolder | null> {
  let folder = dirname(file);
  for (let above = 0; above < DEEPEST; above += 1, folder = dirname(folder)) {
    const release = await openRelease(folder);
    if (release) return release;
  }
  return null;
}

/** Every file in the folder and below, but for those that begin with a dot. Links are not followed: they can lead anywhere. */
export async function listFiles(folder: string): Promise<{ files: string[]; links: string[] }> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const nameOf = (entry: (typeof entries)[number]): string => relative(folder, join(entry.parentPath, entry.name));
  const shown = entries.filter(
    (entry) =>
      !nameOf(entry)
        .split(sep)
        .some((part) => part.startsWith('.')),
  );
  const names = (kept: typeof entries): string[] => kept.map((entry) => nameOf(entry).replaceAll(sep, '/')).sort();
  return {
    files: names(shown.filter((entry) => entry.isFile())),
    links: names(shown.filter((entry) => entry.isSymbolicLink())),
  };
}

/** Reads a file to its end for its size and hash. @throws CommandFault when it cannot be read */
export async function hashFile(folder: string, name: string): Promise<FoundFile> {
  const path = resolve(folder, name);
  const hash = createHash('sha256');
  let size = 0;
  let [start, end]: [Buffer, Buffer] = [Buffer.alloc(0), Buffer.alloc(0)];
  let marked: MarkedFile | null = null;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      size += chunk.length;
      if (size === chunk.length) start = chunk;
      end = Buffer.concat([end, chunk]).subarray(-1_024);
    }
    marked = await readCopy(path, { start, end });
  } catch (error) {
    throw new CommandFault([`${basename(name)}: ${explain(error, path)}`]);
  }
  return { name: relative(folder, path).replaceAll(sep, '/'), path, size, sha256: hash.digest('hex'), marked };
}

export async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new CommandFault([`${basename(path)}: ${explain(error, path)}`]);
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw new CommandFault([explain(error, path)]);
  }
}
