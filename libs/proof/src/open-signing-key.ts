import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { KeyFault } from './public-key.js';
import { SigningKey } from './signing-key.js';

/** Where the signing key comes from. */
export interface KeySource {
  /** `SIGNING_KEY`: a JWK, a PEM, or the path of a file that holds one. */
  readonly given?: string;
  /** `keys` of the data folder, for a key that nobody gave. */
  readonly folder: string;
}

export interface OpenedKey {
  readonly key: SigningKey;
  /** True at the first start, when it was made. */
  readonly isNew: boolean;
}

const FILE = 'signing.jwk';

/**
 * The key that was given, else the one of the data folder, else a new one, which is written there and never over another.
 * Several processes with one folder that start at the same time all get the same. @throws KeyFault with the cure
 */
export async function openSigningKey({ given, folder }: KeySource): Promise<OpenedKey> {
  if (given !== undefined) return { key: await readGiven(given), isNew: false };
  const path = join(folder, FILE);
  const there = await readIfThere(path);
  if (there !== null) {
    await refuseOpenFile(path);
    return { key: parseFile(path, there), isNew: false };
  }
  const made = SigningKey.generate();
  const isNew = await keep(folder, path, made.serialise());
  return isNew ? { key: made, isNew } : { key: parseFile(path, (await readIfThere(path)) ?? ''), isNew };
}

async function readGiven(given: string): Promise<SigningKey> {
  if (/^\s*(\{|-----BEGIN)/.test(given)) return named('SIGNING_KEY', () => SigningKey.parse(given));
  const path = resolve(given);
  const text = await readIfThere(path);
  if (text === null)
    throw new KeyFault(`SIGNING_KEY names the file ${path}, which is not there. Write a path, a JWK or a PEM.`);
  return parseFile(path, text);
}

function parseFile(path: string, text: string): SigningKey {
  return named(path, () => SigningKey.parse(text));
}

function named<T>(place: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof KeyFault ? new KeyFault(`${place} is no usable signing key. ${error.message}`) : error;
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new KeyFault(`The signing key ${path} cannot be read (${code ?? String(error)}).`);
  }
}

/** Ours was written for us alone; a file that somebody else gave is theirs to guard. */
async function refuseOpenFile(path: string): Promise<void> {
  // Windows has no such bits.
  if (process.platform === 'win32') return;
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0)
    throw new KeyFault(`Others on this machine may read the signing key ${path}. Shut it with: chmod 600 ${path}`);
}

/** Writes it whole beside its name and links it there, which fails where one is already. Answers whether it was the first. */
async function keep(folder: string, path: string, text: string): Promise<boolean> {
  const draft = join(folder, `new-${randomUUID()}.jwk`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(draft, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throw new KeyFault(
      `No signing key can be kept in ${folder} (${code ?? String(error)}). Make it writable, or give one with SIGNING_KEY.`,
    );
  } finally {
    await rm(draft, { force: true });
  }
}
