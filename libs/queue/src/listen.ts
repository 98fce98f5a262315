import pg from 'pg';

export interface Listening {
  /** A notification's text. */
  readonly onMessage: (text: string) => void;
  /** After the first connection and after each reconnection: whatever was sent meanwhile is lost. */
  readonly onConnected: () => void;
  readonly onError: (error: Error) => void;
}

export interface Listener {
  close(): Promise<void>;
}

const RETRY_MS = 1_000;

/** Holds one connection outside every pool that listens on a channel, and makes a new one whenever it is lost. */
export function listen(url: string, channel: string, { onMessage, ...keeping }: Listening): Listener {
  return keepConnection(url, {
    ...keeping,
    name: `signatory-listen-${channel}`,
    open: async (client) => {
      client.on('notification', ({ payload = '' }) => onMessage(payload));
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    },
  });
}

export interface Keeping extends Omit<Listening, 'onMessage'> {
  /** Seen in `pg_stat_activity`. */
  readonly name: string;
  /** What is done with each new connection before it counts. */
  readonly open: (client: pg.Client) => Promise<void>;
}

/** Holds one connection outside every pool, and makes a new one whenever it is lost. */
export function keepConnection(url: string, { name, open, onConnected, onError }: Keeping): Listener {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  const lose = (lost: pg.Client): void => {
    if (client !== lost) return;
    client = undefined;
    lost.end().catch(onError);
    if (!closed) retry = setTimeout(() => void connect(), RETRY_MS);
  };

  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: url,
      application_name: name,
      connectionTimeoutMillis: 5_000,
      // A peer that vanished without a word is noticed in seconds, not hours.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    client = next;
    next.on('error', (error) => {
      onError(error);
      lose(next);
    });
    next.on('end', () => lose(next));
    try {
      await next.connect();
      await open(next);
      if (!closed) onConnected();
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
      lose(next);
    }
  };

  void connect();
  return {
    async close() {
      closed = true;
      clearTimeout(retry);
      const last = client;
      client = undefined;
      await last?.end();
    },
  };
}
