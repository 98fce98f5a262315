const KEPT = 'signatory-work';

/** Keeps on this device where the work of whoever is signed in begins, for the pages that know no session; null for nobody. */
export function keepWorkMark(path: string | null): void {
  if (path === null) localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, path);
}

/** A path of this site, or null where nobody signed in on this device. */
export function readWorkMark(): string | null {
  return /^\/[a-z][a-z/-]*$/.exec(localStorage.getItem(KEPT) ?? '')?.[0] ?? null;
}
