import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { BlobStore } from '@signatory/persistence';
import { FORMAT, MANIFEST, tablePath, type BackupPart, type BackupTable, type Manifest } from './manifest.js';
import { readMigrations, readSequences, readTables, type TableShape } from './schema.js';
import { writeEnd, writeEntry } from './tar.js';

/** What is backed up, and where to. */
export interface BackupSource {
  readonly ownerUrl: string;
  readonly blobs: BlobStore;
  readonly keyFolder: string;
  /** Absolute path of a file that is not there yet. */
  readonly file: string;
}

/**
 * Writes database, stored files and keys into one file. The database is read at one instant, while it goes on working;
 * the queue is left out, since the outbox, which is in, sends again what was not done.
 */
export async function takeBackup({ ownerUrl, blobs, keyFolder, file }: BackupSource): Promise<Manifest> {
  const draft = `${file}.partial`;
  const gzip = createGzip({ level: 6 });
  const writing = pipeline(gzip, createWriteStream(draft, { flags: 'wx', mode: 0o600 }));
  try {
    const writer = new PartWriter(gzip);
    const database = await backUpDatabase(ownerUrl, writer, `${file}.table`);
    // Listed after the database's instant: a file is stored before the row that names it is committed.
    for await (const key of blobs.list()) {
      const size = await blobs.size(key);
      // Swept since it was listed.
      if (size === undefined) continue;
      await writer.add(`blobs/${key}`, size, await blobs.get(key));
    }
    for (const name of await namesIn(keyFolder)) {
      const path = join(keyFolder, name);
      await writer.add(`keys/${name}`, (await stat(path)).size, createReadStream(path));
    }
    const manifest: Manifest = { format: FORMAT, ...database, parts: writer.parts };
    const text = Buffer.from(JSON.stringify(manifest, undefined, 2));
    await writeEntry(gzip, { path: MANIFEST, size: text.length, body: Readable.from([text]) });
    await writeEnd(gzip);
    gzip.end();
    await writing;
    await makeDurable(draft);
    await rename(draft, file);
    return manifest;
  } catch (error) {
    gzip.destroy();
    await writing.catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}

/** Appends parts and remembers the hash of each. */
class PartWriter {
  readonly parts: BackupPart[] = [];

  constructor(private readonly out: Writable) {}

  async add(path: string, size: number, body: AsyncIterable<Uint8Array>): Promise<void> {
    const hash = createHash('sha256');
    const hashed = (async function* () {
      for await (const chunk of body) {
        hash.update(chunk);
        yield chunk;
      }
    })();
    await writeEntry(this.out, { path, size, body: hashed });
    this.parts.push({ path, size, sha256: hash.digest('hex') });
  }
}

type DatabasePart = Pick<Manifest, 'takenAt' | 'migrations' | 'tables' | 'sequences'>;

async function backUpDatabase(ownerUrl: string, writer: PartWriter, spool: string): Promise<DatabasePart> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    connectionTimeoutMillis: 5_000,
    application_name: 'signatory-backup',
  });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read, read only');
    await client.query(`select set_config('app.backup', 'on', true)`);
    const { rows } = await client.query<{ now: Date }>('select now()');
    const tables: BackupTable[] = [];
    for (const shape of await readTables(client)) {
      // An archive wants a size before the bytes: each table passes through a file of its own.
      const copied = await copyOut(client, shape, spool);
      await writer.add(tablePath(shape.name), copied.size, createReadStream(spool));
      tables.push({ name: shape.name, columns: [...shape.columns], rows: copied.rows });
    }
    const [migrations, sequences] = [await readMigrations(client), await readSequences(client)];
    await client.query('commit');
    return { takenAt: rows[0]?.now.toISOString() ?? '', migrations, tables, sequences };
  } finally {
    await client.end();
    await rm(spool, { force: true });
  }
}

async function copyOut(
  client: pg.Client,
  { name, columns }: TableShape,
  spool: string,
): Promise<{ size: number; rows: number }> {
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const stream = client.query(copyTo(`copy (select ${list} from public.${pg.escapeIdentifier(name)}) to stdout`));
  let size = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(stream, counter, createWriteStream(spool, { mode: 0o600 }));
  return { size, rows: stream.rowCount };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder, { withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** On the disk before it gets its name: a backup is for the day the power fails. */
async function makeDurable(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.sync();
  await handle.close();
}
