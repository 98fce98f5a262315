// jest's global setup of projects that need the example cycles beside both queue backends.
import { start } from './services-of-run.mjs';

export default async function startExamples() {
  await start('postgres');
  await start('redis');
  await start('examples');
}
