// Install and build, once at a time per clone, and only when something changed.
import { existsSync } from 'node:fs';
import { build, needsBuild } from './build.mjs';
import { install, needsInstall } from './install.mjs';
import { withLock } from './lock.mjs';

export { Fault } from './fault.mjs';

/** Makes the clone ready. All it says goes to stderr, so that stdout stays the command's own. */
export async function prepare(verb) {
  if (!needsInstall() && !(await needsBuild())) return;
  await withLock(async () => {
    // Asked again under the lock: another prepare may have done it while this one waited.
    if (needsInstall()) await install();
    if (verb === 'build' || (await needsBuild())) await build();
  });
  if (!existsSync('node_modules')) throw new Error('The installation left no node_modules folder.');
}
