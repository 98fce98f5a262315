import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrate, type BlobStore } from '@signatory/persistence';
import { migrateQueue } from '@signatory/queue';
import { CommandFault } from '../io.js';
import type { Manifest } from './manifest.js';
import { readMigrations, readTables } from './schema.js';
import { readBackup, verifyBackup } from './verify-backup.js';

/** Where a backup comes from, and where to. */
export interface RestoreTarget {
  readonly file: string;
  readonly ownerUrl: string;
  /** Name of the application's role. */
  readonly appRole: string;
  readonly blobs: BlobStore;
  readonly keyFolder: string;
}

/**
 * Brings a backup back into an empty database. The file is proved whole before anything is touched; the rows come in one
 * transaction, the last step, so that a restore that fails can simply be run again.
 * @throws CommandFault when the file is damaged, or the target is not empty.
 */
export async function restoreBackup(target: RestoreTarget): Promise<Manifest> {
  const manifest = await verifyBackup(target.file);
  const client = new pg.Client({
    connectionString: target.ownerUrl,
    connectionTimeoutMillis: 5_000,
    application_name: 'signatory-restore',
  });
  await client.connect();
  try {
    await refuseUnfitTarget(client, target);
    await migrate({ ownerUrl: target.ownerUrl, appRole: target.appRole });
    await migrateQueue(target.ownerUrl, target.appRole);
    await refuseOtherSchema(client, manifest);
    await loadAll(client, manifest, target);
    await client.query('analyze');
    return manifest;
  } finally {
    await client.end();
  }
}

async function refuseUnfitTarget(client: pg.Client, { keyFolder }: RestoreTarget): Promise<void> {
  await client.query('begin read only');
  await client.query(`select set_config('app.backup', 'on', true)`);
  const filled: string[] = [];
  for (const { name } of await readTables(client)) {
    const { rows } = await client.query(`select from public.${pg.escapeIdentifier(name)} limit 1`);
    if (rows.length > 0) filled.push(name);
  }
  await client.query('commit');
  const keys = await readdir(keyFolder).catch(() => []);
  const faults = [
    ...(filled.length > 0
      ? [
          `The database is not empty (${filled.slice(0, 3).join(', ')}${filled.length > 3 ? ', …' : ''}). Restore into a new one, or into a new folder with SIGNATORY_DATA=/path/to/folder.`,
        ]
      : []),
    ...(keys.length > 0
      ? [`${keyFolder} already holds keys, which a restore would replace. Move them away first.`]
      : []),
  ];
  if (faults.length > 0) throw new CommandFault(faults);
}

async function refuseOtherSchema(client: pg.Client, { migrations }: Manifest): Promise<void> {
  const ours = await readMigrations(client);
  if (migrations.join() === ours.join()) return;
  const newer = migrations.filter((name) => !ours.includes(name));
  throw new CommandFault([
    newer.length > 0
      ? `The backup comes from a newer Signatory (it has ${newer.join(', ')}). Restore it with that version.`
      : `The backup comes from an older Signatory (it ends at ${migrations.at(-1)}). Restore it with that version; this one brings the data up to date at its next start.`,
  ]);
}

async function loadAll(client: pg.Client, manifest: Manifest, target: RestoreTarget): Promise<void> {
  const keys: string[] = [];
  await client.query('begin');
  try {
    const names = manifest.tables.map(({ name }) => `public.${pg.escapeIdentifier(name)}`);
    const { rows: forced } = await client.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class where relforcerowsecurity and relnamespace = 'public'::regnamespace and not relispartition`,
    );
    // COPY into a secured table is refused, even to its owner; nobody else is in this database yet, and the commit secures it again.
    for (const { name } of forced) await client.query(`alter table ${name} no force row level security`);
    for await (const { path, body } of readBackup(target.file)) {
      const [kind, first = '', second = ''] = path.split('/');
      if (kind === 'database') await copyIn(client, manifest, first.replace(/\.copy$/, ''), body);
      if (kind === 'blobs') await putBlob(target.blobs, first, second, body);
      if (kind === 'keys') keys.push(await putKey(target.keyFolder, first, body));
    }
    for (const { name, value, called } of manifest.sequences) {
      await client.query('select setval($1::regclass, $2::bigint, $3)', [
        `public.${pg.escapeIdentifier(name)}`,
        value,
        called,
      ]);
    }
    for (const { name } of forced) await client.query(`alter table ${name} force row level security`);
    await refuseLostRows(client, manifest, names);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    for (const key of keys) await rm(key, { force: true });
    throw error;
  }
}

async function copyIn(
  client: pg.Client,
  manifest: Manifest,
  name: string,
  body: AsyncIterable<Uint8Array>,
): Promise<void> {
  const table = manifest.tables.find((candidate) => candidate.name === name);
  if (!table) throw new CommandFault([`The backup holds a table "${name}" that its manifest does not describe.`]);
  const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  await pipeline(
    Readable.from(body),
    client.query(copyFrom(`copy public.${pg.escapeIdentifier(name)} (${columns}) from stdin`)),
  );
  // Observations have a partition for each cycle, which must be there before they are.
  if (name === 'cycle') await client.query('select open_observation_partition(id) from cycle');
}

/** The hash in the key is proved once more by storing: the store names a file by its content. */
async function putBlob(
  blobs: BlobStore,
  owner: string,
  sha256: string,
  body: AsyncIterable<Uint8Array>,
): Promise<void> {
  const { key } = await blobs.put(owner, Readable.from(body));
  if (key !== `${owner}/${sha256}`)
    throw new CommandFault([`The stored file ${owner}/${sha256} has other content than its name says.`]);
}

async function putKey(folder: string, name: string, body: AsyncIterable<Uint8Array>): Promise<string> {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) throw new CommandFault([`"${name}" is not the name of a key.`]);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  await writeFile(path, Buffer.concat(chunks), { flag: 'wx', mode: 0o600 });
  await chmod(path, 0o600);
  return path;
}

async function refuseLostRows(client: pg.Client, manifest: Manifest, names: readonly string[]): Promise<void> {
  await client.query(`select set_config('app.backup', 'on', true)`);
  for (const [at, { name, rows }] of manifest.tables.entries()) {
    const { rows: counted } = await client.query<{ n: number }>(`select count(*)::int as n from ${names[at]}`);
    if (counted[0]?.n !== rows) throw new Error(`${name}: ${rows} rows were backed up, ${counted[0]?.n} came back.`);
  }
}
