import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { CommandFault } from '../io.js';
import { MANIFEST, Manifest, type BackupPart } from './manifest.js';
import { readEntries, TarFault, type TarEntry } from './tar.js';

const LARGEST_MANIFEST = 256 * 1024 * 1024;

/** Reads a backup's files in their order; errors of a damaged one are thrown as they come. */
export async function* readBackup(file: string): AsyncGenerator<TarEntry> {
  const gunzip = createGunzip();
  const source = createReadStream(file);
  source.once('error', (error) => gunzip.destroy(error));
  try {
    yield* readEntries(source.pipe(gunzip));
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

/** Reads the whole file and proves it: every part there once, with the size and hash of the manifest. Changes nothing. @throws CommandFault with every fault. */
export async function verifyBackup(file: string): Promise<Manifest> {
  const { manifest, found } = await readParts(file).catch((error: unknown) => {
    const damaged = error instanceof TarFault || (error as NodeJS.ErrnoException).code?.startsWith('Z_');
    if (!damaged) throw error;
    throw new CommandFault([
      `${file} is damaged, or no backup of Signatory: ${(error as Error).message}`,
      'Use another copy of it.',
    ]);
  });
  if (!manifest)
    throw new CommandFault([
      `${file} has no manifest: it was cut off while it was made or copied. Use another copy of it.`,
    ]);
  const expected = new Set(manifest.parts.map(({ path }) => path));
  const faults = [
    ...manifest.parts.filter(({ path }) => !found.has(path)).map(({ path }) => `${file}: ${path} is missing.`),
    ...[...found.keys()]
      .filter((path) => !expected.has(path))
      .map((path) => `${file}: ${path} is not in the manifest.`),
    ...manifest.parts
      .filter(({ path, sha256 }) => found.has(path) && found.get(path)?.sha256 !== sha256)
      .map(({ path }) => `${file}: ${path} is not what was backed up: its hash differs.`),
  ];
  if (faults.length > 0) throw new CommandFault([...faults, 'Use another copy of it.']);
  return manifest;
}

async function readParts(file: string): Promise<{ manifest: Manifest | undefined; found: Map<string, BackupPart> }> {
  const found = new Map<string, BackupPart>();
  let manifest: Manifest | undefined;
  for await (const { path, size, body } of readBackup(file)) {
    if (path === MANIFEST) manifest = parseManifest(file, size, await readAll(body, size));
    else found.set(path, { path, size, sha256: await hashOf(body) });
  }
  return { manifest, found };
}

function parseManifest(file: string, size: number, bytes: Buffer): Manifest {
  const parsed = size > LARGEST_MANIFEST ? undefined : Manifest.safeParse(parseJson(bytes));
  if (parsed?.success) return parsed.data;
  throw new CommandFault([
    `${file}: its manifest is of a kind this version does not know. Restore it with the version that made it.`,
  ]);
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

async function readAll(body: AsyncIterable<Uint8Array>, size: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  if (size <= LARGEST_MANIFEST) for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function hashOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of body) hash.update(chunk);
  return hash.digest('hex');
}
