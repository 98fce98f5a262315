import { Database, FolderBlobStore } from '@signatory/persistence';
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
  close(): Promise<void>;
}

export async function serveExamples(tell: (line: string) => void): Promise<ServedWorld> {
  await start('postgres');
  tell('seeding the examples');
  await start('examples');
  const { database: test, blobFolder, drop } = await copyExamples();
  const database = await Database.open({ url: test.appUrl, max: 4 });
  const product = await startProduct({ database: test, blobFolder });
  return {
    test,
    database,
    blobs: new FolderBlobStore(blobFolder),
    product,
    close: async () => {
      await product.stop();
      await database.close();
      await drop();
      await stopAll();
    },
  };
}
