// Keeps one server for the tests, in a folder of its own, until standard input closes; prints its address on one line.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const KEEPERS = {
  postgres: async () => (await import('./keep-postgres.mjs')).keepPostgres,
  redis: async () => (await import('./keep-redis.mjs')).keepRedis,
  examples: async () => (await import('./keep-examples.ts')).keepExamples,
};

const [kind] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), `signatory-test-${kind}-`));
// Only the closed input ends a keeper: a Ctrl-C that reaches it must not leave its server behind.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
const inputClosed = new Promise((resolve) => process.stdin.resume().once('close', resolve).once('end', resolve));

try {
  const keep = await KEEPERS[kind]();
  const service = await keep(folder);
  // The reader may be gone already; then the closed input says so too.
  process.stdout.on('error', () => undefined);
  process.stdout.write(`${service.address}\n`);
  await inputClosed;
  await service.stop();
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
