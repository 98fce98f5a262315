// jest's global setup: the servers that a project's tests need, one of each for the whole run.
import { start } from './services-of-run.mjs';

export default async function startServices(_run, project) {
  await start('postgres');
  if (project.globals.queueBackend === 'redis' || project.globals.everyQueue) await start('redis');
  if (project.globals.examples) await start('examples');
}
