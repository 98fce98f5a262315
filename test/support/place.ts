import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import type { TestDatabase } from './database.js';
import { S3_LOGIN } from './s3-server.js';

const CLI = fileURLToPath(new URL('../../apps/cli/dist/bundle/main.js', import.meta.url));

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** A place with data: a database, stored files and keys. */
export interface Place {
  readonly database: TestDatabase;
  readonly folder: string;
  /** Where the files are that are not in the folder. */
  readonly blobUrl?: string;
}

/** Runs the CLI as an administrator would, on one place. */
export function signatory({ database, folder, blobUrl }: Place, ...args: string[]): Promise<Outcome> {
  const env = {
    PATH: '/usr/bin:/bin',
    DATABASE_OWNER_URL: database.ownerUrl,
    DATABASE_URL: database.appUrl,
    BLOB_URL: blobUrl ?? pathToFileURL(join(folder, 'blobs')).href,
    ...S3_LOGIN,
    SIGNATORY_DATA: folder,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { env, cwd: folder }, (error, out, err) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? 99 : 0, out, err });
    });
  });
}

/** What is done with a connection of its own. */
export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
