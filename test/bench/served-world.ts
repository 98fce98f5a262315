import { Database, FolderBlobStore } from '@signatory/persistence';
import { openSession } from '../support/build-examples.js';
import { copyExamples } from '../support/copy-examples.js';
import type { TestDatabase } from '../support/database.js';
import { startProduct, type Product } from '../support/processes.js';
import { start, stopAll } from '../support/services-of-run.mjs';

/** The built product with its examples, on a PostgreSQL of its own, with nothing left to do. */
export interface ServedWorld {
  readonly test: TestDatabase;
  readonly database: Database;
  readonly blobs: FolderBlobStore;
  readonly product: Product;
  /** Signs an example account in, by the part of its address before the @: the cookie to send. */
  signIn(name: string): Promise<string>;
  close(): Promise<void>;
}

export async function serveExamples(tell: (line: string) => void): Promise<ServedWorld> {
  await start('postgres');
  tell('seeding the examples');
  await start('examples');
  const { database: test, blobFolder, accounts, drop } = await copyExamples();
  const database = await Database.open({ url: test.appUrl, max: 4 });
  const product = await startProduct({ database: test, blobFolder, apart: true });
  return {
    test,
    database,
    blobs: new FolderBlobStore(blobFolder),
    product,
    signIn: (name) => openSession(product.url, accounts, name),
    close: async () => {
      await product.stop();
      await database.close();
      await drop();
      await stopAll();
    },
  };
}
