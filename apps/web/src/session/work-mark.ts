const KEPT = 'signatory-work';

/** Keeps on this device where the work of whoever is signed in begins, for the pages that know no session; null for nobody. */
export function keepWorkMark(path: string | null): void {
  try {
    if (path === null) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, path);
  } catch {
    // Where the browser keeps nothing, the public pages lead to the sign-in.
  }
}

/** A path of this site, or null where nobody signed in on this device. */
export function readWorkMark(): string | null {
  try {
    return /^\/[a-z][a-z/-]*$/.exec(localStorage.getItem(KEPT) ?? '')?.[0] ?? null;
  } catch {
    return null;
  }
}
