import { deviceNotes } from '../device/notes.js';

const KEPT = 'signatory-work';

/** Keeps on this device where the work of whoever is signed in begins, for the pages that know no session; null for nobody. */
export function keepWorkMark(path: string | null): void {
  deviceNotes.write(KEPT, path);
}

/** A path of this site, or null where nobody signed in on this device, or its browser keeps nothing of a site. */
export function readWorkMark(): string | null {
  return /^\/[a-z][a-z/-]*$/.exec(deviceNotes.read(KEPT) ?? '')?.[0] ?? null;
}
