// jest's global setup of projects that need both queue backends.
import { start } from './services-of-run.mjs';

export default async function startQueues() {
  await start('postgres');
  await start('redis');
}
