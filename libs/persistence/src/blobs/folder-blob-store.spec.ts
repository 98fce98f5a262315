import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sha256 } from '../canonical.js';
import { BlobMissing } from './blob-store.js';
import { FolderBlobStore } from './folder-blob-store.js';

let folder: string;
let store: FolderBlobStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'blobs-'));
  store = new FolderBlobStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

const keys = async (owner?: string): Promise<string[]> => {
  const found: string[] = [];
  for await (const key of store.list(owner)) found.push(key);
  return found;
};

describe('a blob', () => {
  it('is stored at its owner and hash, from bytes, text or a stream alike', async () => {
    const expected = { key: `CA/${sha256('abc')}`, sha256: sha256('abc'), size: 3 };
    expect(await store.put('CA', 'abc')).toEqual(expected);
    expect(await store.put('CA', Buffer.from('abc'))).toEqual(expected);
    expect(await store.put('CA', Readable.from(['a', Buffer.from('bc')]))).toEqual(expected);
    expect((await store.read(expected.key)).toString()).toBe('abc');
    expect(await store.size(expected.key)).toBe(3);
    expect(await keys()).toEqual([expected.key]);
  });

  it('streams', async () => {
    const bytes = Buffer.alloc(300_000, 7);
    const { key } = await store.put('CA', bytes);
    const chunks: Buffer[] = [];
    for await (const chunk of await store.get(key)) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
  });

  it('is not shared between members', async () => {
    const { key } = await store.put('CA', 'abc');
    await store.put('FR', 'abc');
    await store.delete(key);
    expect(await keys('CA')).toEqual([]);
    expect(await keys('FR')).toEqual([`FR/${sha256('abc')}`]);
  });

  it('whose writing breaks off leaves nothing behind', async () => {
    const broken = new Readable({
      read() {
        this.push('half');
        this.destroy(new Error('connection lost'));
      },
    });
    await expect(store.put('CA', broken)).rejects.toThrow('connection lost');
    expect(await readdir(join(folder, 'CA'))).toEqual([]);
  });

  it('that is not there is missing by name, has no size, and can be deleted', async () => {
    const key = `CA/${'0'.repeat(64)}`;
    await expect(store.get(key)).rejects.toEqual(new BlobMissing(key));
    await expect(store.read(key)).rejects.toEqual(new BlobMissing(key));
    expect(await store.size(key)).toBeUndefined();
    await store.delete(key);
  });

  it.each(['../etc/passwd', `CA/../${'0'.repeat(64)}`, `../${'0'.repeat(64)}`, `CA/${'0'.repeat(64)}/x`, 'CA/short'])(
    'has no key %s',
    async (key) => {
      await expect(store.read(key)).rejects.toThrow(/a stored file|is not a SHA-256/);
      await expect(store.read(key)).rejects.not.toBeInstanceOf(BlobMissing);
    },
  );

  it('is refused to an owner that could leave the folder', async () => {
    await expect(store.put('../x', 'abc')).rejects.toThrow('cannot own a stored file');
  });
});
