// Two commands started at once in one clone take turns at installing and building.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from './fault.mjs';
import { STATE } from './project.mjs';

const LOCK = `${STATE}/lock`;

/** Holds the clone's lock while `work` runs; waits for another holder, and takes over from a dead one. */
export async function withLock(work) {
  await acquire();
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

async function acquire() {
  try {
    mkdirSync(STATE, { recursive: true });
  } catch (error) {
    throw new Fault(`${STATE} cannot be written (${error.code}). Run the command as the user who owns this folder.`);
  }
  for (let told = false; ; told = true) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw new Fault(`${LOCK} cannot be written (${error.code}).`);
    }
    const holder = readHolder();
    if (holder !== undefined && !isAlive(holder)) {
      rmSync(LOCK, { force: true });
      continue;
    }
    if (!told) console.error('Another command is preparing this clone; waiting for it …');
    await pause(200);
  }
}

/** The holder's process id; undefined in the instant between the file's creation and its first byte. */
function readHolder() {
  try {
    const pid = Number(readFileSync(LOCK, 'utf8'));
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
