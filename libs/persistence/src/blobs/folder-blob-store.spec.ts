import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sha256 } from '@signatory/proof';
import { FolderBlobStore } from './folder-blob-store.js';

let folder: string;
let store: FolderBlobStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'blobs-'));
  store = new FolderBlobStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

describe('a folder of stored files', () => {
  it('has a file for each, named by its owner and hash', async () => {
    await store.put('CA', 'abc');
    expect(await readdir(join(folder, 'CA'))).toEqual([sha256('abc')]);
  });

  it('holds nothing of one whose writing breaks off', async () => {
    const broken = new Readable({
      read() {
        this.push('half');
        this.destroy(new Error('connection lost'));
      },
    });
    await expect(store.put('CA', broken)).rejects.toThrow('connection lost');
    expect(await readdir(join(folder, 'CA'))).toEqual([]);
  });
});
