import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seedExamples, type ExampleAccount } from '@signatory/features';
import { Database, FolderBlobStore } from '@signatory/persistence';
import { SigningKey } from '@signatory/proof';
import { createDatabase } from './database.js';
import { startProduct, type ProductSettings } from './processes.js';

const EXAMPLES = fileURLToPath(new URL('../../config/examples', import.meta.url));

/** The product over the example cycles, with an account of every role. */
export interface Examples {
  readonly url: string;
  /** Signs an example account in, by the part of its address before the @: the cookie to send, the same each time. */
  signIn(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** Seeds the example cycles into a database of their own and starts the product over it; `links` as the product has it. */
export async function startExamples({ links }: Pick<ProductSettings, 'links'> = {}): Promise<Examples> {
  const test = await createDatabase();
  const blobFolder = await mkdtemp(join(tmpdir(), 'signatory-test-examples-'));
  const database = await Database.open({ url: test.appUrl, max: 4 });
  const software = { name: 'Signatory', version: 'test' };
  const signing = { key: SigningKey.generate(), site: 'http://localhost:3000' };
  const accounts = await seedExamples(
    { database, blobs: new FolderBlobStore(blobFolder), software, signing },
    EXAMPLES,
    new Date(),
  );
  await database.close();
  const product = await startProduct({ database: test, blobFolder, ...(links && { links }) });
  const cookies = new Map<string, Promise<string>>();
  return {
    url: product.url,
    signIn: (name) => {
      const known = cookies.get(name) ?? openSession(product.url, accounts, name);
      cookies.set(name, known);
      return known;
    },
    stop: async () => {
      await product.stop();
      await test.drop();
      await rm(blobFolder, { recursive: true, force: true });
    },
  };
}

async function openSession(url: string, accounts: readonly ExampleAccount[], name: string): Promise<string> {
  const account = accounts.find(({ email }) => email.startsWith(`${name}@`));
  if (!account) throw new Error(`No example account is called ${name}.`);
  const { email, password } = account;
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`${email} could not sign in: ${await answer.text()}`);
  return cookie;
}
