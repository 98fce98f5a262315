import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';

/** An S3 of its own, with the one bucket `files`. */
export interface S3Server {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
  /** `BLOB_URL` of a prefix of its bucket. */
  blobUrl(prefix: string): string;
  /** What the SDK finds in the environment of this process, from the start on; somebody else is refused. */
  logIn(name?: string): void;
  stop(): Promise<void>;
}

/** For the environment of another process that uses it. */
export const S3_LOGIN = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };

/** Starts it on a free port. */
export async function startS3(): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), 'signatory-test-s3-'));
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: 'files' }],
  });
  const before = { ...process.env };
  const logIn = (name = S3_LOGIN.AWS_ACCESS_KEY_ID) =>
    void Object.assign(process.env, S3_LOGIN, { AWS_ACCESS_KEY_ID: name });
  logIn();
  const endpoint = `http://127.0.0.1:${(await server.run()).port}`;
  return {
    endpoint,
    blobUrl: (prefix) => `s3://files/${prefix}?endpoint=${endpoint}&region=us-east-1&path-style=1`,
    logIn,
    stop: async () => {
      process.env = before;
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
