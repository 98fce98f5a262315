import { mkdtempSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY_DISK = '/dev/shm';
/** `TMPFS_MAGIC` of Linux. */
const TMPFS = 0x01021994;
const GIB = 2 ** 30;

/**
 * A new folder for what lives as long as one run: in memory where Linux has a disk there and both have room, else among the
 * temporary files. Every story makes a database of a thousand files and drops it, and ext4 gives no number of a file that was deleted
 * in the last seconds to another: it went through all of them for each file that was made, a sixth of the whole run.
 */
export function makeFolderInMemory(prefix) {
  const place = hasRoomInMemory() ? MEMORY_DISK : tmpdir();
  return mkdtempSync(join(place, prefix));
}

/** Whether Linux has a disk in memory, and both have room for whatever a run puts there. */
export function hasRoomInMemory() {
  if (freemem() < 8 * GIB) return false;
  try {
    const { type, bavail, bsize } = statfsSync(MEMORY_DISK);
    return type === TMPFS && bavail * bsize >= 6 * GIB;
  } catch {
    return false;
  }
}
