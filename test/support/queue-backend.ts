import { Redis } from 'ioredis';
import { redisService } from './services.js';

declare const queueBackend: QueueBackend | undefined;

/** Where a test's jobs wait. */
export type QueueBackend = 'postgres' | 'redis';

/** The backend that the running jest project is for; PostgreSQL, the default, in a project that does not say. */
export function currentQueueBackend(): QueueBackend {
  return typeof queueBackend === 'undefined' ? 'postgres' : queueBackend;
}

/**
 * An empty Redis database of one test file, as a URL for `REDIS_URL`; undefined on the PostgreSQL backend.
 * A Redis outside must offer the databases 0 to 15; those from 1 on are emptied.
 */
export async function createRedisUrl(backend: QueueBackend = currentQueueBackend()): Promise<string | undefined> {
  if (backend === 'postgres') return undefined;
  const service = redisService();
  const redis = new Redis(service, { maxRetriesPerRequest: 1 });
  try {
    const limit = Number(((await redis.config('GET', 'databases')) as string[])[1] ?? 16);
    const number = ((await redis.incr('signatory-test-databases')) % (limit - 1)) + 1;
    await redis.select(number);
    await redis.flushdb();
    return Object.assign(new URL(service), { pathname: `/${number}` }).href;
  } finally {
    redis.disconnect();
  }
}
