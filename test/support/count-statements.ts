import pg from 'pg';

type Ask = (...args: unknown[]) => unknown;

/** How many statements this process sends to PostgreSQL while `work` goes on, those that begin and end transactions among them. */
export function countStatements(work: () => Promise<unknown>): Promise<number> {
  return count(work, (add, ask, args) => {
    add(1);
    return ask(...args);
  });
}

/** How many rows PostgreSQL answers to this process while `work` goes on. */
export function countRows(work: () => Promise<unknown>): Promise<number> {
  return count(work, (add, ask, args) => {
    const told = (result: Partial<pg.QueryResult> | undefined): void => add(result?.rows?.length ?? 0);
    const last = args.at(-1);
    // A pool asks with a callback, whoever holds a connection for a promise.
    if (typeof last === 'function') {
      const back = (error: unknown, result: Partial<pg.QueryResult> | undefined): void => {
        told(result);
        (last as Ask)(error, result);
      };
      return ask(...args.slice(0, -1), back);
    }
    return (ask(...args) as Promise<Partial<pg.QueryResult>>).then((result) => {
      told(result);
      return result;
    });
  });
}

async function count(
  work: () => Promise<unknown>,
  each: (add: (some: number) => void, ask: Ask, args: unknown[]) => unknown,
): Promise<number> {
  const clients = pg.Client.prototype as { query: Ask };
  const { query } = clients;
  let sum = 0;
  clients.query = function (...args) {
    return each(
      (some) => (sum += some),
      (...own) => Reflect.apply(query, this, own),
      args,
    );
  };
  try {
    await work();
    return sum;
  } finally {
    clients.query = query;
  }
}
