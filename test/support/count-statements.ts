import pg from 'pg';

/** How many statements this process sends to PostgreSQL while `work` goes on, those that begin and end transactions among them. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const clients = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const { query } = clients;
  let count = 0;
  clients.query = function (...args) {
    count += 1;
    return Reflect.apply(query, this, args);
  };
  try {
    await work();
    return count;
  } finally {
    clients.query = query;
  }
}
